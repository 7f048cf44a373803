//! Makes up text.

const SYLLABLES: [&str; 24] = [
    "sat", "in", "un", "ed", "the", "tr", "ee", "so", "ut", "mar", "ket", "lo", "ra", "ning", "st", "one", "al", "ver",
    "qui", "et", "ha", "bi", "ous", "er",
];

/// Numbers that are the same for the same seed (xorshift).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// A text of about `length` bytes: words of one to four syllables, commas, full stops and lines.
pub fn write_text(seed: u64, length: usize) -> String {
    let mut random = Random::new(seed + 1);
    let mut text = String::with_capacity(length + 64);
    while text.len() < length {
        push_word(&mut text, &mut random);
        text.push_str(match random.below(14) {
            0 => ", ",
            1 => ".\n",
            _ => " ",
        });
    }
    text
}

fn push_word(text: &mut String, random: &mut Random) {
    for _ in 0..1 + random.below(4) {
        text.push_str(SYLLABLES[random.below(SYLLABLES.len())]);
    }
}
