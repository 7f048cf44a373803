//! A small regular expression engine: letters, `.`, `[…]`, `(a|b)`, `*`, `+`, `^`, `$`.

/// One part of a pattern.
enum Node {
    Letter(char),
    Any,
    OneOf(Vec<char>),
    Start,
    End,
    Either(Vec<Vec<Node>>),
    Repeat { node: Box<Node>, least: usize },
}

/// How many of the text's words the patterns match, counted once per pattern.
pub fn count_matches(patterns: &[&str], text: &str) -> usize {
    let compiled: Vec<Vec<Node>> = patterns.iter().map(|pattern| Parser::parse(pattern)).collect();
    text.split_whitespace()
        .map(|word| {
            let letters: Vec<char> = word.chars().collect();
            compiled.iter().filter(|nodes| found_in(nodes, &letters)).count()
        })
        .sum()
}

fn found_in(nodes: &[Node], letters: &[char]) -> bool {
    (0..=letters.len()).any(|start| matches(nodes, letters, start, &mut |_| true))
}

/// Whether `nodes` match from `at` on, with an end that `then` accepts.
fn matches(nodes: &[Node], letters: &[char], at: usize, then: &mut dyn FnMut(usize) -> bool) -> bool {
    let Some((first, rest)) = nodes.split_first() else {
        return then(at);
    };
    match first {
        Node::Start => at == 0 && matches(rest, letters, at, then),
        Node::End => at == letters.len() && matches(rest, letters, at, then),
        Node::Either(choices) => choices
            .iter()
            .any(|choice| matches(choice, letters, at, &mut |end| matches(rest, letters, end, then))),
        Node::Repeat { node, least } => repeat(node, *least, rest, letters, at, then),
        single => accepts(single, letters, at) && matches(rest, letters, at + 1, then),
    }
}

/// Takes as many as it can of one part, and gives back one after the other until the rest matches.
fn repeat(
    node: &Node,
    least: usize,
    rest: &[Node],
    letters: &[char],
    at: usize,
    then: &mut dyn FnMut(usize) -> bool,
) -> bool {
    if accepts(node, letters, at) && repeat(node, least.saturating_sub(1), rest, letters, at + 1, then) {
        return true;
    }
    least == 0 && matches(rest, letters, at, then)
}

fn accepts(node: &Node, letters: &[char], at: usize) -> bool {
    let Some(letter) = letters.get(at) else { return false };
    match node {
        Node::Letter(wanted) => letter == wanted,
        Node::OneOf(wanted) => wanted.contains(letter),
        Node::Any => true,
        Node::Start | Node::End | Node::Either(_) | Node::Repeat { .. } => false,
    }
}

struct Parser<'a> {
    letters: std::iter::Peekable<std::str::Chars<'a>>,
}

impl Parser<'_> {
    fn parse(pattern: &str) -> Vec<Node> {
        let mut parser = Parser {
            letters: pattern.chars().peekable(),
        };
        parser.sequence()
    }

    /// Parts up to the end, a `|` or a `)`.
    fn sequence(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(letter) = self.letters.next_if(|letter| !matches!(letter, '|' | ')')) {
            let node = self.node(letter);
            nodes.push(self.repeated(node));
        }
        nodes
    }

    fn node(&mut self, letter: char) -> Node {
        match letter {
            '.' => Node::Any,
            '^' => Node::Start,
            '$' => Node::End,
            '[' => Node::OneOf(self.letters.by_ref().take_while(|letter| *letter != ']').collect()),
            '(' => self.choices(),
            letter => Node::Letter(letter),
        }
    }

    fn choices(&mut self) -> Node {
        let mut choices = vec![self.sequence()];
        while self.letters.next() == Some('|') {
            choices.push(self.sequence());
        }
        Node::Either(choices)
    }

    fn repeated(&mut self, node: Node) -> Node {
        let least = match self.letters.peek() {
            Some('*') => 0,
            Some('+') => 1,
            _ => return node,
        };
        self.letters.next();
        Node::Repeat {
            node: Box::new(node),
            least,
        }
    }
}
