//! JSON as it is read and written: rows of texts, good and bad.

use super::*;

#[track_caller]
fn check(text: &str, expected: Result<(), (u32, u32)>) {
    let mut reader = Reader::new(text);
    let read = reader.skip().and_then(|()| reader.end());
    assert_eq!(read.map_err(|e| (e.line, e.column)), expected, "{text}");
}

#[test]
fn json_is_read_strictly() {
    check("{\"a\": [1, -2.5e3, \"x\", true, false, null, {}], \"b\": []}", Ok(()));
    check("", Err((1, 1)));
    check("[1,]", Err((1, 4)));
    check("{\"a\" 1}", Err((1, 6)));
    check("[1] 2", Err((1, 5)));
    check("[\n\"a\nb\"]", Err((2, 3)));
    check("\"\\x\"", Err((1, 4)));
    check("\"\\ud800x\"", Err((1, 8)));
    check("<html>", Err((1, 1)));
    check("\n\n\"abc\\", Err((3, 6)));
    check(&"[".repeat(40), Err((1, 34)));
}

#[test]
fn fields_are_found_in_any_order_and_read_later() {
    let mut reader = Reader::new(
        r#" {"b": {"x": "}\\\"]"}, "other": [1, {}], "a" : "é", "a": 7, "c": [[1], 2 ]} "#,
    );
    let start = reader;
    let [a, b, c, d] = reader.fields("a|b|c|d").unwrap();
    assert_eq!(reader.end(), Ok(()));
    assert_eq!(start.at(a).integer(), Ok(7), "of a name that stands twice the last counts");
    assert!(start.at(b).rest().starts_with(r#"{"x""#));
    assert_eq!(start.at(c).pass(), Ok(()));
    assert_eq!(d, 0, "missing");
}

#[track_caller]
fn check_pass(text: &str, rest: Option<&str>) {
    let mut reader = Reader::new(text);
    let passed = reader.pass();
    assert_eq!(passed.ok().map(|()| reader.rest()), rest, "{text}");
}

#[test]
fn passing_over_a_value_finds_its_end() {
    check_pass("[1, [2], {}],3", Some(",3"));
    check_pass(r#"{"]": "}\"}"}!"#, Some("!"));
    check_pass(r#"["\\"]x"#, Some("x"));
    check_pass(r#""a\"b",1"#, Some(",1"));
    check_pass("-1.5e3]", Some("]"));
    for text in ["[1, [2]", r#"{"a": "}"#, "", "]", "x"] {
        check_pass(text, None);
    }
}

#[test]
fn strings_are_unescaped() {
    let read = |text| Reader::new(text).string();
    assert_eq!(read(r#""a\"\\\/\n\u00e9\ud83d\ude00""#).unwrap(), "a\"\\/\né😀");
}

#[test]
fn numbers_are_whole() {
    let read = |text| Reader::new(text).integer().ok();
    assert_eq!(read("-12"), Some(-12));
    assert_eq!(read("9223372036854775807"), Some(i64::MAX));
    assert_eq!(read("-9223372036854775808"), Some(i64::MIN));
    for text in ["1.5", "1e3", "01", "9223372036854775808", "-", "\"1\"", ""] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    let mut writer = Writer::new();
    writer.open('{').name("a\"\u{1}<").open('[').integer(-5).string("x\ny").word(None);
    writer.close(']').name("b").word(Some(true)).close('}');
    let text = writer.finish();
    assert_eq!(text, "{\"a\\\"\\u0001\\u003c\":[-5,\"x\\ny\",null],\"b\":true}");
    check(&text, Ok(()));
}

#[test]
fn a_number_is_written_as_one_only_if_it_is_one() {
    let write = |number| {
        let mut writer = Writer::new();
        writer.number(number);
        writer.finish()
    };
    for number in ["0", "-6.25", "10", "1e5", "1.50E-7", "2e+3"] {
        assert_eq!(write(number), number);
    }
    for text in ["", "-", "006", "-01", ".5", "5.", "1e", "1e+", "+1", "NaN", "1 ", "0x1", "1.2.3"]
    {
        assert_eq!(write(text), alloc::format!("\"{text}\""));
    }
}
