//! How long it takes to find duplicates: `cargo bench -p balai --bench duplicate`.
//!
//! 100,000 open cases in a city of 13 by 13 km, half of them spread evenly, half around fifty busy
//! places; invented texts of 4 to 20 words. A thousand complaints are looked up, each by itself, for the
//! public and for staff, best of three; mean and worst, with a checksum so that nothing is left out.
//!
//! Units: microseconds a complaint.

#![allow(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::indexing_slicing
)]

use std::time::Instant as Timer;

use balai::Instant;
use balai::complaint::duplicate::{Audience, Complaint, INDONESIA, Index, Rules, Sketch};
use balai::place::Place;

const N_CASES: u32 = 100_000;
const N_COMPLAINTS: u32 = 1_000;
const SIDE: u64 = 118_000;

fn main() {
    let rules = Rules::from_json(INDONESIA).unwrap();
    let mut random = Random(7);
    let begun = Timer::now();
    let cases: Vec<(u32, Sketch)> = (0..N_CASES).map(|key| (key, sketch(&mut random))).collect();
    println!(
        "make ready: {:.1} us a case",
        begun.elapsed().as_secs_f64() * 1e6 / f64::from(N_CASES)
    );
    let begun = Timer::now();
    let mut index = Index::new(cases);
    println!("build the index of {}: {:.0} ms", index.len(), begun.elapsed().as_secs_f64() * 1e3);
    let complaints: Vec<Sketch> = (0..N_COMPLAINTS).map(|_| sketch(&mut random)).collect();
    for (name, audience) in [("public", Audience::Public), ("staff", Audience::Staff)] {
        let (mut worst, mut sum, mut n_found, mut checksum) = (0.0_f64, 0.0, 0, 0_u64);
        for complaint in &complaints {
            let mut took = f64::INFINITY;
            let mut found = Vec::new();
            for _ in 0..3 {
                let begun = Timer::now();
                found = index.candidates(complaint, &rules, audience, 5);
                took = took.min(begun.elapsed().as_secs_f64() * 1e6);
            }
            (worst, sum, n_found) = (worst.max(took), sum + took, n_found + found.len());
            checksum +=
                found.iter().map(|c| u64::from(c.key) * u64::from(c.score.per_mille)).sum::<u64>();
        }
        let mean = sum / f64::from(N_COMPLAINTS);
        println!("{name}: mean {mean:.0} us, worst {worst:.0} us, {n_found} found, sum {checksum}");
    }
    let begun = Timer::now();
    for (key, complaint) in (N_CASES..).zip(&complaints) {
        index.remove(&(key - N_CASES));
        index.insert(key, complaint.clone());
    }
    println!(
        "close one, open one: {:.0} us",
        begun.elapsed().as_secs_f64() * 1e6 / f64::from(N_COMPLAINTS)
    );
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn sketch(random: &mut Random) -> Sketch {
    const WORDS: [&str; 40] = [
        "lubang",
        "besar",
        "jalan",
        "melati",
        "masjid",
        "sampah",
        "menumpuk",
        "bau",
        "pasar",
        "lampu",
        "mati",
        "gelap",
        "banjir",
        "selutut",
        "selokan",
        "mampet",
        "pohon",
        "tumbang",
        "kabel",
        "trotoar",
        "rusak",
        "parkir",
        "liar",
        "anggrek",
        "sekolah",
        "pothole",
        "garbage",
        "light",
        "flooded",
        "market",
        "dekat",
        "depan",
        "perumahan",
        "dahlia",
        "bocor",
        "pipa",
        "air",
        "anjing",
        "bising",
        "malam",
    ];
    const CATEGORIES: [&str; 6] =
        ["road.pothole", "road.damage", "waste.pile", "waste.dump", "light.out", "drain.flood"];
    let busy = random.below(2) == 0;
    let mut along = || {
        let spread = random.below(SIDE);
        if busy { (random.below(7) * SIDE / 7 + random.below(2_000)) as i32 } else { spread as i32 }
    };
    let place = Place { latitude: -6_230_000 + along(), longitude: 106_560_000 + along() };
    let n_words = 4 + random.below(17);
    let words: Vec<&str> = (0..n_words).map(|_| WORDS[random.below(40) as usize]).collect();
    let category = CATEGORIES[random.below(6) as usize];
    let seconds = 1_790_000_000 + random.below(90 * 86_400) as i64;
    Sketch::new(&Complaint {
        place: Some(place),
        submitted_at: Instant::from_unix_seconds(seconds),
        category,
        group: category.split('.').next().unwrap(),
        text: &words.join(" "),
    })
}
