//! Counts words and finds rhymes.

use std::collections::{BTreeMap, HashMap};

/// How often each word occurs, in small letters.
pub fn count(text: &str) -> HashMap<String, usize> {
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .fold(HashMap::new(), |mut counts, word| {
            *counts.entry(word).or_insert(0) += 1;
            counts
        })
}

/// The most frequent words; equally frequent ones in alphabetical order.
pub fn most_common(counts: &HashMap<String, usize>, limit: usize) -> Vec<(String, usize)> {
    let mut sorted: Vec<_> = counts.iter().map(|(word, &count)| (word.clone(), count)).collect();
    sorted.sort_by(|(word_a, count_a), (word_b, count_b)| count_b.cmp(count_a).then_with(|| word_a.cmp(word_b)));
    sorted.truncate(limit);
    sorted
}

/// The words that end alike, by their last three letters.
pub fn rhymes(counts: &HashMap<String, usize>) -> BTreeMap<String, Vec<&str>> {
    let mut by_ending: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for word in counts.keys() {
        by_ending.entry(ending(word)).or_default().push(word);
    }
    by_ending.retain(|_, words| words.len() > 1);
    by_ending.values_mut().for_each(|words| words.sort_unstable());
    by_ending
}

fn ending(word: &str) -> String {
    let mut last: Vec<char> = word.chars().rev().take(3).collect();
    last.reverse();
    last.into_iter().collect()
}
