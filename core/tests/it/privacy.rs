//! The finder on complaints that hold no personal data, and on the same with some put in.

use balai::complaint::privacy::{Kind, find, redact};
use balai::words::Lang;

use crate::duplicate_pairs::PAIRS;

#[test]
fn complaints_without_personal_data_are_left_alone() {
    for text in PAIRS.iter().flat_map(|pair| pair.4) {
        assert_eq!(find(text), [], "{text}");
        assert_eq!(redact(text, &[], Lang::Id), *text);
        let shouted = text.to_uppercase();
        assert_eq!(find(&shouted), [], "{shouted}");
    }
}

#[test]
fn what_is_put_into_a_complaint_is_found_wherever_it_stands() {
    let data = [
        ("3671051206900001", Kind::Nik),
        ("0812-3456-7890", Kind::Phone),
        ("+62 812 3456 7890", Kind::Phone),
        ("budi@contoh.id", Kind::Email),
        ("B 1234 XYZ", Kind::Plate),
        ("01.234.567.8-901.000", Kind::Npwp),
        ("4111 1111 1111 1111", Kind::Card),
    ];
    for text in PAIRS.iter().flat_map(|pair| pair.4) {
        for (secret, kind) in data {
            for text in [
                format!("{secret}: {text}"),
                format!("{text} ({secret})"),
                format!("{text} {secret}"),
            ] {
                let found: Vec<_> =
                    find(&text).into_iter().map(|data| (data.kind, data.range)).collect();
                let at = text.find(secret).unwrap();
                assert_eq!(found, [(kind, at..at + secret.len())], "{text}");
                assert!(!redact(&text, &find(&text), Lang::En).contains(secret));
            }
        }
    }
}
