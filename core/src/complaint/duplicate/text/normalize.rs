//! Words in small letters without accents, abbreviations written out.
//!
//! Source: our own choice; abbreviations as people write them in messages.

use alloc::string::String;
use alloc::vec::Vec;

/// The words and numbers of a text.
///
/// ```
/// use balai::complaint::duplicate::text::normalize;
///
/// assert_eq!(normalize("Jl. Café yg BERLUBANG2, RT05"), ["jalan", "cafe", "yang", "berlubang", "rt", "5"]);
/// ```
#[must_use]
pub fn normalize(text: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), String::new());
    for c in text.chars() {
        if matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\'' | '\u{2019}')
        {
            continue;
        }
        // A letter after a digit begins a word, and a digit after a letter a number.
        let was_digit = word.ends_with(|c: char| c.is_ascii_digit());
        if !word.is_empty() && was_digit != c.is_ascii_digit() {
            push(&mut words, &word, c);
            word.clear();
        }
        match fold(c) {
            Folded::One(c) => word.push(c),
            Folded::Two(pair) => word.push_str(pair),
            Folded::Break => {
                push(&mut words, &word, c);
                word.clear();
            }
        }
    }
    push(&mut words, &word, ' ');
    words
}

/// Notes a word that ends before `next`.
fn push(words: &mut Vec<String>, word: &str, next: char) {
    if word.is_empty() {
        return;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        // `jalan2` repeats the word, unless the number goes on.
        let repeats = word == "2"
            && !next.is_alphanumeric()
            && words.last().is_some_and(|last| last.len() > 3);
        let short = word.trim_start_matches('0');
        if !repeats {
            words.push(if short.is_empty() { "0" } else { short }.into());
        }
        return;
    }
    words.push(written_out(word).into());
}

enum Folded {
    One(char),
    Two(&'static str),
    Break,
}

fn fold(c: char) -> Folded {
    let folded = match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{ff10}'..='\u{ff19}' => char::from(b'0' + (c as u32 - 0xff10) as u8),
        'À'..='Å' | 'à'..='å' | 'ā' | 'ă' => 'a',
        'Ç' | 'ç' | 'č' => 'c',
        'È'..='Ë' | 'è'..='ë' | 'ē' | 'ĕ' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'ī' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'ō' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' | 'ū' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        'š' | 'Š' | 'ś' => 's',
        'ž' | 'Ž' => 'z',
        'ß' => return Folded::Two("ss"),
        'Æ' | 'æ' => return Folded::Two("ae"),
        '\u{100}'..='\u{24f}' | '\u{370}'..='\u{1fff}' | '\u{3040}'..='\u{d7a3}' => c,
        _ => return Folded::Break,
    };
    Folded::One(folded)
}

fn written_out(word: &str) -> &str {
    match word {
        "jl" | "jln" | "jlan" => "jalan",
        "gg" => "gang",
        "yg" | "yng" => "yang",
        "dg" | "dgn" | "dngan" => "dengan",
        "tdk" | "gak" | "ga" | "nggak" | "enggak" | "ngga" | "gk" | "tak" | "tidk" => "tidak",
        "sdh" | "udah" | "udh" | "dah" => "sudah",
        "blm" | "belom" => "belum",
        "krn" | "karna" | "krna" => "karena",
        "utk" | "buat" | "tuk" => "untuk",
        "dr" | "dri" => "dari",
        "kpd" => "kepada",
        "dpn" => "depan",
        "blkg" | "blakang" => "belakang",
        "sblh" | "sblah" => "sebelah",
        "dkt" | "deket" => "dekat",
        "sampe" | "smpe" => "sampai",
        "bgt" | "bngt" => "banget",
        "bnyk" | "byk" => "banyak",
        "org" => "orang",
        "rmh" => "rumah",
        "mlm" => "malam",
        "hr" => "hari",
        "mgg" => "minggu",
        "bln" => "bulan",
        "thn" => "tahun",
        "kel" => "kelurahan",
        "kec" => "kecamatan",
        "skrg" => "sekarang",
        "tlg" | "tlong" => "tolong",
        "mhn" => "mohon",
        "kmrn" => "kemarin",
        "lg" | "lgi" => "lagi",
        "aja" | "aj" => "saja",
        "sm" => "sama",
        "pjn" => "penerangan",
        "st" | "str" => "street",
        "rd" => "road",
        _ => word,
    }
}
