//! A text laboratory: counts, searches, hashes, packs and sorts made-up text on one thread, and moves
//! planets on another for a quarter of the time, while the `pprof` crate samples.
//!
//! Usage: `textlab FILE`; FILE is where the profile goes, as profile.proto.

mod corpus;
mod pack;
mod pattern;
mod planets;
mod words;

use std::error::Error;
use std::thread;
use std::time::{Duration, Instant};

use pprof::ProfilerGuardBuilder;
use pprof::protos::Message;

const RECORDED: Duration = Duration::from_secs(12);
const SAMPLES_PER_SECOND: i32 = 149;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: textlab FILE")?;
    let guard = ProfilerGuardBuilder::default().frequency(SAMPLES_PER_SECOND).build()?;

    let end = Instant::now() + RECORDED;
    let texts = spawn("texts", move || study_texts(end))?;
    let sky = spawn("planets", move || watch_planets(end - RECORDED / 4 * 3))?;
    let studied = texts.join().map_err(|_| "the text thread panicked")?;
    let energy = sky.join().map_err(|_| "the planet thread panicked")?;

    let profile = guard.report().build()?.pprof()?;
    std::fs::write(file, profile.write_to_bytes()?)?;
    println!("rust: {studied} texts studied, last energy {energy:.9}");
    Ok(())
}

fn spawn<T: Send + 'static>(
    name: &str,
    run: impl FnOnce() -> T + Send + 'static,
) -> std::io::Result<thread::JoinHandle<T>> {
    thread::Builder::new().name(name.to_owned()).spawn(run)
}

/// Studies one text after the other until the end; returns how many.
fn study_texts(end: Instant) -> u64 {
    let mut studied = 0;
    while Instant::now() < end {
        let text = corpus::write_text(studied, 40_000);
        std::hint::black_box(study(&text));
        studied += 1;
    }
    studied
}

/// What is found out about one text.
struct Findings {
    common: Vec<(String, usize)>,
    matches: usize,
    packed_bytes: usize,
    rhymes: usize,
}

fn study(text: &str) -> Findings {
    let counts = words::count(text);
    Findings {
        common: words::most_common(&counts, 20),
        matches: pattern::count_matches(&["s[aeiou]+t", "(in|un).*ed", "^t.e$"], text),
        packed_bytes: pack::unpack(&pack::pack(text.as_bytes())).len(),
        rhymes: words::rhymes(&counts).len(),
    }
}

/// Moves the planets until the end; returns their energy then.
fn watch_planets(end: Instant) -> f64 {
    let mut system = planets::solar_system();
    while Instant::now() < end {
        for _ in 0..2_000 {
            planets::advance(&mut system, 0.01);
        }
    }
    planets::energy(&system)
}

impl Drop for Findings {
    fn drop(&mut self) {
        // Uses every finding, so that none is optimised away.
        std::hint::black_box((&self.common, self.matches, self.packed_bytes, self.rhymes));
    }
}
