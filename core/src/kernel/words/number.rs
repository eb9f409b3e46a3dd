//! Numbers as a reader writes them: `Rp 12.500` and `12,3%` in Indonesian, `Rp 12,500` and `12.3%`
//! in English.
//!
//! The space after a currency sign is a no-break space and the minus is U+2212, so that a figure
//! never breaks over two lines and never looks like a hyphen.
//!
//! Units: money in whole minor units of its currency; ratios in basis points (0.01 %).
//! Source: Ejaan yang Disempurnakan (2022), numbers; CLDR 46, locales id and en.

use alloc::string::String;

use super::Lang;
use crate::{Currency, Money};

const NBSP: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// Writes a whole number with its thousands grouped.
pub fn whole(out: &mut String, n: i64, lang: Lang) {
    if n < 0 {
        out.push(MINUS);
    }
    push_grouped(n.unsigned_abs(), lang, out);
}

/// Writes a whole number as programs write it. (`to_string` brings 1.5 kB of formatting along.)
pub fn plain(out: &mut String, n: i64) {
    if n < 0 {
        out.push('-');
    }
    let n = n.unsigned_abs();
    let mut place = 1_u64;
    while n / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        out.push(digit(n / place));
        place /= 10;
    }
}

/// Writes an amount with its currency: `Rp 12.500`, `USD 0,75`.
pub fn money(out: &mut String, money: Money, lang: Lang) {
    if money.minor < 0 {
        out.push(MINUS);
    }
    currency(out, money.currency);
    out.push(NBSP);
    push_scaled(money.minor.unsigned_abs(), u32::from(money.currency.exponent()), lang, out);
}

/// Writes an amount where its currency has been said already: `12.500`, `0,75`.
pub fn amount(out: &mut String, money: Money, lang: Lang) {
    if money.minor < 0 {
        out.push(MINUS);
    }
    push_scaled(money.minor.unsigned_abs(), u32::from(money.currency.exponent()), lang, out);
}

/// Writes the sign of a currency: `Rp`, or its code.
pub fn currency(out: &mut String, currency: Currency) {
    out.push_str(match currency.code() {
        "IDR" => "Rp",
        code => code,
    });
}

/// Writes a ratio with one decimal and its sign: `+1,2%`, `−0,4%`, `0%`.
///
/// What is not zero never reads as zero: below half a tenth it says `<0,1%` with its sign.
pub fn signed_percent(out: &mut String, basis_points: i64, lang: Lang) {
    let magnitude = basis_points.unsigned_abs();
    match basis_points {
        0 => return out.push_str("0%"),
        ..0 => out.push(MINUS),
        _ => out.push('+'),
    }
    let tenths = (magnitude + 5) / 10;
    if tenths == 0 {
        out.push('<');
    }
    push_scaled(tenths.max(1), 1, lang, out);
    out.push('%');
}

/// Writes `n` in units of 10^-`exponent`, with that many decimals.
fn push_scaled(n: u64, exponent: u32, lang: Lang, out: &mut String) {
    let one = 10_u64.saturating_pow(exponent);
    push_grouped(n / one, lang, out);
    if exponent > 0 {
        out.push(match lang {
            Lang::Id => ',',
            Lang::En => '.',
        });
        let mut place = one / 10;
        while place > 0 {
            out.push(digit(n / place));
            place /= 10;
        }
    }
}

fn push_grouped(n: u64, lang: Lang, out: &mut String) {
    let mut place = 1_u64;
    let mut n_digits = 1;
    while n / place >= 10 {
        place *= 10;
        n_digits += 1;
    }
    while n_digits > 0 {
        out.push(digit(n / place));
        place = (place / 10).max(1);
        n_digits -= 1;
        if n_digits > 0 && n_digits % 3 == 0 {
            out.push(match lang {
                Lang::Id => '.',
                Lang::En => ',',
            });
        }
    }
}

fn digit(n: u64) -> char {
    char::from(b'0' + (n % 10) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[track_caller]
    fn check(minor: i64, currency: &str, id: &str, en: &str) {
        let amount = Money { minor, currency: Currency::parse(currency).unwrap() };
        assert_eq!(written(|out| money(out, amount, Lang::Id)).replace(NBSP, " "), id);
        assert_eq!(written(|out| money(out, amount, Lang::En)).replace(NBSP, " "), en);
    }

    #[test]
    fn money_reads_as_its_readers_write_it() {
        check(12_500, "IDR", "Rp 12.500", "Rp 12,500");
        check(-12_500, "IDR", "−Rp 12.500", "−Rp 12,500");
        check(0, "IDR", "Rp 0", "Rp 0");
        check(999, "IDR", "Rp 999", "Rp 999");
        check(1_000, "IDR", "Rp 1.000", "Rp 1,000");
        check(1_234_567_890, "IDR", "Rp 1.234.567.890", "Rp 1,234,567,890");
        check(75, "USD", "USD 0,75", "USD 0.75");
        check(123_456, "USD", "USD 1.234,56", "USD 1,234.56");
        check(1_234, "KWD", "KWD 1,234", "KWD 1.234");
        check(i64::MIN, "IDR", "−Rp 9.223.372.036.854.775.808", "−Rp 9,223,372,036,854,775,808");
    }

    #[test]
    fn an_amount_goes_without_its_currency() {
        for (minor, code, expected) in
            [(12_500, "IDR", "12.500"), (-75, "USD", "−0,75"), (0, "KWD", "0,000")]
        {
            let money = Money { minor, currency: Currency::parse(code).unwrap() };
            assert_eq!(written(|out| amount(out, money, Lang::Id)), expected);
        }
    }

    #[test]
    fn a_percentage_never_loses_its_sign() {
        for (basis_points, id, en) in [
            (0, "0%", "0%"),
            (123, "+1,2%", "+1.2%"),
            (1_230, "+12,3%", "+12.3%"),
            (-40, "−0,4%", "−0.4%"),
            (4, "+<0,1%", "+<0.1%"),
            (-1, "−<0,1%", "−<0.1%"),
            (5, "+0,1%", "+0.1%"),
            (123_456, "+1.234,6%", "+1,234.6%"),
        ] {
            assert_eq!(written(|out| signed_percent(out, basis_points, Lang::Id)), id);
            assert_eq!(written(|out| signed_percent(out, basis_points, Lang::En)), en);
        }
    }

    #[test]
    fn whole_numbers_are_grouped() {
        assert_eq!(written(|out| whole(out, 1_234_567, Lang::Id)), "1.234.567");
        assert_eq!(written(|out| whole(out, -7, Lang::En)), "−7");
        assert_eq!(written(|out| plain(out, -1_203)), "-1203");
        assert_eq!(written(|out| plain(out, 0)), "0");
    }
}
