//! Money in whole minor units of its currency, and named rounding.
//!
//! Units: minor units (rupiah, cents), 64 bits.
//! Source: ISO 4217 for currencies; half-even is IEEE 754 roundTiesToEven, half-up is how PIHPS
//! rounds to Rp 50 (`docs/reference/price-rules.md`).

use super::coded::Coded;
use super::currency;

/// A currency: its code and how many decimals its amounts carry. Ordered by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency(u8);

/// Why a text is not money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// Not an active code of ISO 4217; nothing is assumed in its place.
    #[error("not a currency code of ISO 4217")]
    UnknownCurrency,
    /// Not a decimal number such as `12500` or `122.64`.
    #[error("not a decimal number such as 12500 or 122.64")]
    NotANumber,
    /// Too large to count in minor units.
    #[error("too large an amount")]
    TooLarge,
}

impl Coded for MoneyError {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownCurrency => "money.unknown_currency",
            Self::NotANumber => "money.not_a_number",
            Self::TooLarge => "money.too_large",
        }
    }
}

impl Currency {
    /// Reads a code of ISO 4217, three capitals.
    ///
    /// # Errors
    ///
    /// [`MoneyError::UnknownCurrency`].
    pub fn parse(code: &str) -> Result<Self, MoneyError> {
        currency::place(code).map(Self).ok_or(MoneyError::UnknownCurrency)
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        currency::code(self.0)
    }

    /// Decimals of an amount: 0 for IDR, 2 for USD.
    #[must_use]
    pub fn exponent(self) -> u8 {
        currency::exponent(self.0)
    }
}

/// An amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// Whole minor units.
    pub minor: i64,
    /// Of this currency.
    pub currency: Currency,
}

impl Money {
    /// Reads a plain decimal such as `12500` or `122.64`, and says whether it had to be rounded.
    ///
    /// Digits beyond the currency's decimals are rounded as `rounding` says.
    ///
    /// # Errors
    ///
    /// [`MoneyError::NotANumber`] for anything but digits with at most one point and a leading
    /// minus; [`MoneyError::TooLarge`].
    pub fn parse_decimal(
        text: &str,
        currency: Currency,
        rounding: Rounding,
    ) -> Result<(Self, bool), MoneyError> {
        let text = text.trim_ascii();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction)
        {
            return Err(MoneyError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        let exponent = usize::from(currency.exponent());
        let (kept, cut) = fraction.split_at_checked(exponent).unwrap_or((fraction, ""));
        let zeros = core::iter::repeat_n(b'0', exponent - kept.len());
        let mut n: i64 = 0;
        for digit in whole.bytes().chain(kept.bytes()).chain(zeros) {
            let next = n.checked_mul(10).and_then(|n| n.checked_add(i64::from(digit - b'0')));
            n = next.ok_or(MoneyError::TooLarge)?;
        }
        if !cut.is_empty() && rounds_up(n, cut, rounding) {
            n = n.checked_add(1).ok_or(MoneyError::TooLarge)?;
        }
        let minor = if negative { -n } else { n };
        Ok((Self { minor, currency }, !cut.is_empty()))
    }
}

/// Whether a magnitude goes up whose further decimals are `cut` (not empty, no trailing zeros).
fn rounds_up(n: i64, cut: &str, rounding: Rounding) -> bool {
    match cut.as_bytes() {
        [b'5'] => rounding.tie_goes_up(n.unsigned_abs()),
        [b'5'..=b'9', ..] => true,
        _ => false,
    }
}

/// What happens to a half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Away from zero.
    HalfUp,
    /// To the even neighbour.
    HalfEven,
}

impl Rounding {
    fn tie_goes_up(self, magnitude: u64) -> bool {
        match self {
            Self::HalfUp => true,
            Self::HalfEven => magnitude & 1 == 1,
        }
    }
}

/// `n / d` rounded to a whole number; `None` if `d` is zero or the result does not fit.
#[must_use]
pub fn divide_rounded(n: i64, d: i64, rounding: Rounding) -> Option<i64> {
    let negative = (n < 0) != (d < 0);
    let (n, d) = (n.unsigned_abs(), d.unsigned_abs());
    let (quotient, rest) = (n.checked_div(d)?, n.checked_rem(d)?);
    let up = match rest.cmp(&(d - rest)) {
        core::cmp::Ordering::Less => false,
        core::cmp::Ordering::Greater => true,
        core::cmp::Ordering::Equal => rounding.tie_goes_up(quotient),
    };
    let magnitude = quotient + u64::from(up);
    if negative { 0_i64.checked_sub_unsigned(magnitude) } else { i64::try_from(magnitude).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, currency: &str, expected: Result<(i64, bool), &str>) {
        let currency = Currency::parse(currency).unwrap();
        let read = Money::parse_decimal(text, currency, Rounding::HalfEven);
        let read = read.map(|(money, rounded)| (money.minor, rounded));
        assert_eq!(read.map_err(|e| e.code()), expected, "{text}");
    }

    #[test]
    fn decimals_become_minor_units() {
        check("12500", "IDR", Ok((12_500, false)));
        check(" 12500.00 ", "IDR", Ok((12_500, false)));
        check("122.64", "NIO", Ok((12_264, false)));
        check("227", "NIO", Ok((22_700, false)));
        check("9.2", "USD", Ok((920, false)));
        check(".5", "USD", Ok((50, false)));
        check("635.5", "XAF", Ok((636, true)));
        check("634.5", "XAF", Ok((634, true)));
        check("634.51", "XAF", Ok((635, true)));
        check("-3.25", "USD", Ok((-325, false)));
        check("1.2345", "KWD", Ok((1_234, true)));
        check("9223372036854775807", "IDR", Ok((i64::MAX, false)));
        check("9223372036854775808", "IDR", Err("money.too_large"));
        check("92233720368547758.08", "USD", Err("money.too_large"));
        for text in ["", ".", "-", "1,5", "1.2.3", "1e5", "NaN", "Rp 5", "١"] {
            check(text, "USD", Err("money.not_a_number"));
        }
    }

    #[test]
    fn unknown_currencies_have_no_default() {
        for code in ["", "idr", "XXZ", "IDRR", "RP", "ID "] {
            assert_eq!(Currency::parse(code), Err(MoneyError::UnknownCurrency), "{code}");
        }
        for (code, exponent) in
            [("IDR", 0), ("XAF", 0), ("USD", 2), ("ZWG", 2), ("KWD", 3), ("CLF", 4)]
        {
            assert_eq!(Currency::parse(code).unwrap().exponent(), exponent);
        }
    }

    #[test]
    fn halves_go_where_the_rounding_says() {
        use Rounding::{HalfEven, HalfUp};
        for (n, d, rounding, expected) in [
            (5, 2, HalfEven, 2),
            (7, 2, HalfEven, 4),
            (5, 2, HalfUp, 3),
            (-5, 2, HalfUp, -3),
            (-5, 2, HalfEven, -2),
            (7, 3, HalfEven, 2),
            (8, 3, HalfEven, 3),
            (1, -2, HalfUp, -1),
        ] {
            assert_eq!(divide_rounded(n, d, rounding), Some(expected), "{n}/{d}");
        }
        assert_eq!(divide_rounded(1, 0, HalfUp), None);
        assert_eq!(divide_rounded(i64::MIN, 1, HalfUp), Some(i64::MIN));
        assert_eq!(divide_rounded(i64::MIN, -1, HalfUp), None);
    }
}
