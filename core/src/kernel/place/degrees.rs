//! Degrees as programs write them, as whole micro-degrees.
//!
//! Units: micro-degrees, rounded half away from zero.
//! Source: numbers as in RFC 8259.

/// Micro-degrees of a decimal number such as `106.63`, `-6.1700004` or `1.0663e2`; `None` for
/// anything else or beyond 2,000 degrees.
///
/// ```
/// use balai::place::micro_degrees;
///
/// assert_eq!(micro_degrees("-6.1700004"), Some(-6_170_000));
/// assert_eq!(micro_degrees("1.066e2"), Some(106_600_000));
/// assert_eq!(micro_degrees("6,17"), None);
/// ```
#[must_use]
pub fn micro_degrees(text: &str) -> Option<i64> {
    let (number, exponent) = match text.bytes().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) => (text.get(..at)?, exponent(text.get(at + 1..)?)?),
        None => (text, 0),
    };
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (mut point, mut n_digits, mut value) = (None, 0_i32, 0_i128);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                // Some thirty digits decide; more cannot change the rounding of a place on earth.
                if value < 10_i128.pow(30) {
                    value = value * 10 + i128::from(byte - b'0');
                    n_digits += 1;
                } else if point.is_none() {
                    return None;
                }
            }
            b'.' if point.is_none() && n_digits > 0 => point = Some(n_digits),
            _ => return None,
        }
    }
    if n_digits == 0 || digits.ends_with('.') {
        return None;
    }
    let n_decimals = n_digits - point.unwrap_or(n_digits);
    let shift = exponent - n_decimals + 6;
    let scaled = match u32::try_from(shift) {
        Ok(up) if value != 0 => value.checked_mul(10_i128.checked_pow(up)?)?,
        Ok(_) => 0,
        Err(_) => match 10_i128.checked_pow(shift.unsigned_abs()) {
            Some(power) => (value + power / 2) / power,
            None => 0,
        },
    };
    let signed = if number.len() > digits.len() { -scaled } else { scaled };
    i64::try_from(signed).ok().filter(|micro| micro.abs() <= 2_000_000_000)
}

fn exponent(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = digits.bytes().fold(0, |n, byte| n * 10 + i32::from(byte - b'0'));
    Some(if text.starts_with('-') { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_of_any_length_are_rounded() {
        for (text, expected) in [
            ("106.63", Some(106_630_000)),
            ("-6.17", Some(-6_170_000)),
            ("0", Some(0)),
            ("-0.0", Some(0)),
            ("1e2", Some(100_000_000)),
            ("1.5E-6", Some(2)),
            ("-1.5e-6", Some(-2)),
            ("1.4e-6", Some(1)),
            ("1e-400", Some(0)),
            ("0e400", Some(0)),
            ("106.63000049999999999999999999999999999999", Some(106_630_000)),
            ("180", Some(180_000_000)),
            ("2001", None),
            ("1e30", None),
            ("1e999", None),
            ("", None),
            ("-", None),
            (".5", None),
            ("5.", None),
            ("1.2.3", None),
            ("6,17", None),
            ("1e", None),
            ("0x10", None),
            ("99999999999999999999999999999999999999999999", None),
        ] {
            assert_eq!(micro_degrees(text), expected, "{text}");
        }
    }
}
