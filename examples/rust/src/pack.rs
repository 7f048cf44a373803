//! Packs bytes: repeats become references, and the rest Huffman codes.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

const SHORTEST_REPEAT: usize = 6;
const WINDOW: usize = 4096;

/// A packed text: the tokens' codes as bits, and the tree to read them with.
pub struct Packed {
    tree: Tree,
    bits: Vec<bool>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Token {
    Byte(u8),
    Repeat { back: u16, length: u8 },
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Tree {
    Leaf(Token),
    Fork(Box<Tree>, Box<Tree>),
}

pub fn pack(bytes: &[u8]) -> Packed {
    let tokens = find_repeats(bytes);
    let tree = plant(&tokens);
    let mut codes = HashMap::new();
    assign_codes(&tree, &mut Vec::new(), &mut codes);
    let bits = tokens.iter().flat_map(|token| codes[token].iter().copied()).collect();
    Packed { tree, bits }
}

pub fn unpack(packed: &Packed) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut bits = packed.bits.iter().copied();
    while let Some(token) = next_token(&packed.tree, &mut bits) {
        match token {
            Token::Byte(byte) => bytes.push(byte),
            Token::Repeat { back, length } => {
                let start = bytes.len() - usize::from(back);
                bytes.extend_from_within(start..start + usize::from(length));
            }
        }
    }
    bytes
}

fn next_token(tree: &Tree, bits: &mut impl Iterator<Item = bool>) -> Option<Token> {
    match tree {
        Tree::Leaf(token) => Some(*token),
        Tree::Fork(left, right) => {
            let branch = if bits.next()? { right } else { left };
            next_token(branch, bits)
        }
    }
}

/// Bytes and references to earlier bytes; a reference never overlaps what it refers to.
fn find_repeats(bytes: &[u8]) -> Vec<Token> {
    let mut seen: HashMap<&[u8], usize> = HashMap::new();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let token = bytes.get(at..at + SHORTEST_REPEAT).and_then(|next| {
            let earlier = seen.insert(next, at).filter(|earlier| at - earlier < WINDOW)?;
            let length = common_length(bytes, earlier, at);
            (length >= SHORTEST_REPEAT).then_some(Token::Repeat {
                back: (at - earlier) as u16,
                length: length as u8,
            })
        });
        let token = token.unwrap_or(Token::Byte(bytes[at]));
        at += match token {
            Token::Byte(_) => 1,
            Token::Repeat { length, .. } => usize::from(length),
        };
        tokens.push(token);
    }
    tokens
}

fn common_length(bytes: &[u8], earlier: usize, at: usize) -> usize {
    let longest = (at - earlier).min(bytes.len() - at).min(usize::from(u8::MAX));
    (0..longest)
        .take_while(|&offset| bytes[earlier + offset] == bytes[at + offset])
        .count()
}

/// The Huffman tree of the tokens.
fn plant(tokens: &[Token]) -> Tree {
    let mut counts: HashMap<Token, usize> = HashMap::new();
    for token in tokens {
        *counts.entry(*token).or_default() += 1;
    }
    let mut heap: BinaryHeap<Reverse<(usize, Tree)>> = counts
        .into_iter()
        .map(|(token, count)| Reverse((count, Tree::Leaf(token))))
        .collect();
    while heap.len() > 1 {
        if let (Some(Reverse((count_a, a))), Some(Reverse((count_b, b)))) = (heap.pop(), heap.pop()) {
            heap.push(Reverse((count_a + count_b, Tree::Fork(Box::new(a), Box::new(b)))));
        }
    }
    heap.pop().map_or(Tree::Leaf(Token::Byte(0)), |Reverse((_, tree))| tree)
}

fn assign_codes(tree: &Tree, path: &mut Vec<bool>, codes: &mut HashMap<Token, Vec<bool>>) {
    match tree {
        Tree::Leaf(token) => {
            codes.insert(*token, path.clone());
        }
        Tree::Fork(left, right) => {
            for (bit, branch) in [(false, left), (true, right)] {
                path.push(bit);
                assign_codes(branch, path, codes);
                path.pop();
            }
        }
    }
}
