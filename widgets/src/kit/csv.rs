//! A table to take along: CSV in the address of a link, so that it needs neither server nor
//! script.
//!
//! A link to a `data:` address with `download` is no navigation and no request, so a strict content
//! security policy has no say in it; a frame needs `allow-downloads` in its sandbox.
//!
//! Source: RFC 4180 (CSV), RFC 2397 (data addresses), RFC 3986 (what goes unescaped); a text that
//! a spreadsheet would take for a formula gets an apostrophe (OWASP, "CSV Injection").

use alloc::string::String;

use balai::Money;
use balai::words::number;

use super::html::View;

/// Writes the link; `write` fills the table.
pub fn link(v: &mut View, file: &str, text: &str, write: &mut dyn FnMut(&mut Csv<'_>)) {
    v.open(r#"a class="csv""#);
    v.named("csv");
    v.set("download", file);
    let out = v.attr("href");
    out.push_str("data:text/csv;charset=utf-8,");
    write(&mut Csv { out, inside: false });
    v.say(text);
    v.close();
}

/// A table being written, field by field.
#[derive(Debug)]
pub struct Csv<'a> {
    out: &'a mut String,
    inside: bool,
}

impl Csv<'_> {
    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.next();
        self.push("\"");
        if matches!(text.as_bytes(), [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r', ..]) {
            self.push("'");
        }
        for byte in text.bytes() {
            if byte == b'"' {
                self.byte(byte);
            }
            self.byte(byte);
        }
        self.push("\"");
    }

    /// Adds an amount as programs write it, `13800` or `0.75`; nothing for one that is not known.
    pub fn money(&mut self, money: Option<Money>) {
        self.next();
        let Some(Money { minor, currency }) = money else { return };
        if minor < 0 {
            self.push("-");
        }
        let (n, one) = (minor.unsigned_abs(), 10_u64.pow(currency.exponent().into()));
        number::plain(self.out, (n / one) as i64);
        let mut place = one;
        while place > 1 {
            if place == one {
                self.push(".");
            }
            place /= 10;
            number::plain(self.out, (n / place % 10) as i64);
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.inside = false;
        self.push("\r\n");
    }

    fn next(&mut self) {
        if self.inside {
            self.push(",");
        }
        self.inside = true;
    }

    fn push(&mut self, text: &str) {
        for byte in text.bytes() {
            self.byte(byte);
        }
    }

    /// Adds a byte, escaped unless it is a letter, a digit or one of `-._~`.
    fn byte(&mut self, byte: u8) {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            return self.out.push(char::from(byte));
        }
        self.out.push('%');
        for half in [byte >> 4, byte & 15] {
            self.out.push(char::from(if half < 10 { b'0' + half } else { b'A' + half - 10 }));
        }
    }
}

#[cfg(test)]
mod tests {
    use balai::Currency;

    use super::*;

    #[track_caller]
    fn check(write: impl FnOnce(&mut Csv<'_>), expected: &str) {
        let mut out = String::new();
        write(&mut Csv { out: &mut out, inside: false });
        assert_eq!(out, expected);
    }

    #[test]
    fn a_table_survives_its_address() {
        check(
            |csv| {
                csv.text("a");
                csv.text("b, \"c\"\né");
                csv.end();
            },
            "%22a%22%2C%22b%2C%20%22%22c%22%22%0A%C3%A9%22%0D%0A",
        );
    }

    #[test]
    fn a_text_is_no_formula() {
        check(|csv| csv.text("=1+1"), "%22%27%3D1%2B1%22");
        check(|csv| csv.text("a=1"), "%22a%3D1%22");
    }

    #[test]
    fn amounts_are_plain_decimals() {
        for (minor, code, expected) in [
            (13_800, "IDR", "13800"),
            (0, "IDR", "0"),
            (75, "USD", "0.75"),
            (-12_305, "USD", "-123.05"),
            (1_234, "KWD", "1.234"),
            (i64::MAX, "IDR", "9223372036854775807"),
        ] {
            let money = Money { minor, currency: Currency::parse(code).unwrap() };
            check(|csv| csv.money(Some(money)), expected);
        }
        check(
            |csv| {
                csv.money(None);
                csv.money(None);
            },
            "%2C",
        );
    }
}
