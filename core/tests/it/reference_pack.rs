//! Packs of reference prices that are refused, and where.
//!
//! Source: `docs/reference/reference-prices.md`.

use balai::price::reference::{INDONESIA, References};
use proptest::prelude::*;

#[track_caller]
fn check_refused(from: &str, to: &str, problem: &str) {
    assert!(INDONESIA.contains(from), "{from}");
    let error = References::from_json(&INDONESIA.replacen(from, to, 1)).unwrap_err();
    assert!(error.to_string().contains(problem), "{error}");
}

#[test]
fn flawed_packs_are_refused() {
    check_refused("\"kind\"", "\"kinds\"", "a field that is not known");
    check_refused("\"HET\"", "\"HXT\"", "kind: expected HET, HAP or HPP");
    check_refused("balai.reference-prices/1", "2", "not in the format");
    check_refused("\"IDR\"", "\"IDRR\"", "currency: not a code");
    check_refused("2017-09-01", "2017-09-31", "expected a date that exists");
    check_refused(
        "\"until\": \"2023-03-30\"",
        "\"until\": \"2017-08-31\"",
        "fit their evidence or order",
    );
    check_refused("\"evidence\": \"unknown\"", "\"evidence\": \"stated\"", "fit their evidence");
    check_refused("\"upper\": 9450", "\"upper\": 0", "bounds: expected");
    check_refused("\"upper\": 9450", "\"upper\": -9450", "bounds: expected");
    check_refused("\"upper\": 9450", "\"upper\": 9450.5", "whole number");
    check_refused("\"upper\": 9450", "\"upper\": null", "bounds: expected");
    check_refused("\"lower\": null, \"upper\": 9450", "\"upper\": 9450", "lower, upper: missing");
    check_refused("\"lower\": 36500", "\"lower\": 41501", "the lower not above the upper");
    check_refused("\"unit\": \"kg\"", "\"unit\": \"gantang\"", "unit: unknown");
    check_refused(
        "\"price_type\": \"retail\"",
        "\"price_type\": \"eceran\"",
        "price_type: unknown",
    );
    check_refused("\"variety\": \"garlic\"", "\"variety\": \"onion\"", "variety: not listed");
    check_refused("\"regions\": [\"zone-1\"]", "\"regions\": [\"zone-9\"]", "not listed");
    check_refused("\"regions\": [\"zone-1\"]", "\"regions\": []", "regions: none");
    check_refused("\"Kaltara\"", "\"Kalsel\"", "a name that means two places");
    check_refused("\"GKP\"", "\"Bawang Merah\"", "a name that means two varieties");
    check_refused("\"ID-AC\", \"name\"", "\"ID-XX\", \"name\"", "a province that is not listed");
    check_refused("\"het-rice-2024\"", "\"het-rice-2023\"", "an id that stands twice");
    check_refused("\"confidence\": \"agreed\"", "\"confidence\": \"disputed\"", "note: missing");
    let letter = "[\n            {\"title\": \"HET beras premium dan medium resmi naik";
    check_refused(letter, &letter.replacen('[', "[], \"note\": [", 1), "sources: none");
    // Rules that overlap in time and place, in both ways.
    check_refused("2023-03-30\", \"evidence", "2023-03-31\", \"evidence", "on 2023-03-31");
    check_refused(
        "[\"maluku-papua\"]",
        "[\"maluku-papua\", \"zone-2\"]",
        "both set a price of sugar",
    );
    // Relaxations: beyond the rule, of another unit, overlapping each other.
    check_refused("\"until\": \"2024-06-04\",\n", "\"until\": \"2024-06-05\",\n", "does not fit");
    check_refused("\"until\": \"2024-04-23\",\n", "\"until\": \"2024-04-24\",\n", "on 2024-04-24");
    check_refused("\"from\": \"2024-03-10\"", "\"from\": \"2024-03-24\"", "ends before it begins");
    assert!(References::from_json(&INDONESIA[..5_000]).is_err());
    assert!(References::from_json("").is_err());
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,60}", at in 0_usize..20_000) {
        _ = References::from_json(&text);
        let mut broken = INDONESIA.to_owned();
        let at = (at..).find(|at| broken.is_char_boundary(*at)).unwrap();
        broken.insert_str(at, &text);
        _ = References::from_json(&broken);
    }
}
