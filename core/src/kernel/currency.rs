//! Currencies and how many decimals their amounts carry.
//!
//! Source: ISO 4217 list one (active codes and their minor units), as of 2026-01; for IDR the
//! standard says two, but no sen has circulated for decades and prices are shown with none, so
//! rupiah are counted whole (decision record 0005).

/// Each currency in order of its code: three capitals, then its decimals.
const CURRENCIES: &str = "\
    AED2AFN2ALL2AMD2AOA2ARS2AUD2AWG2AZN2BAM2BBD2BDT2BGN2BHD3BIF0BMD2BND2BOB2BOV2BRL2BSD2BTN2\
    BWP2BYN2BZD2CAD2CDF2CHE2CHF2CHW2CLF4CLP0CNY2COP2COU2CRC2CUP2CVE2CZK2DJF0DKK2DOP2DZD2EGP2\
    ERN2ETB2EUR2FJD2FKP2GBP2GEL2GHS2GIP2GMD2GNF0GTQ2GYD2HKD2HNL2HTG2HUF2IDR0ILS2INR2IQD3IRR2\
    ISK0JMD2JOD3JPY0KES2KGS2KHR2KMF0KPW2KRW0KWD3KYD2KZT2LAK2LBP2LKR2LRD2LSL2LYD3MAD2MDL2MGA2\
    MKD2MMK2MNT2MOP2MRU2MUR2MVR2MWK2MXN2MXV2MYR2MZN2NAD2NGN2NIO2NOK2NPR2NZD2OMR3PAB2PEN2PGK2\
    PHP2PKR2PLN2PYG0QAR2RON2RSD2RUB2RWF0SAR2SBD2SCR2SDG2SEK2SGD2SHP2SLE2SOS2SRD2SSP2STN2SVC2\
    SYP2SZL2THB2TJS2TMT2TND3TOP2TRY2TTD2TWD2TZS2UAH2UGX0USD2USN2UYI0UYU2UYW4UZS2VED2VES2VND0\
    VUV0WST2XAF0XCD2XCG2XOF0XPF0YER2ZAR2ZMW2ZWG2";

/// The place in the list of the currency with this code, if there is one.
pub(super) fn place(code: &str) -> Option<u8> {
    let mut entries = CURRENCIES.as_bytes().chunks_exact(4);
    let place = entries.position(|entry| entry.get(..3) == Some(code.as_bytes()))?;
    u8::try_from(place).ok()
}

/// The code of the currency at a place.
pub(super) fn code(place: u8) -> &'static str {
    let from = usize::from(place) * 4;
    CURRENCIES.get(from..from + 3).unwrap_or("")
}

/// Decimals of the currency at a place.
pub(super) fn exponent(place: u8) -> u8 {
    let digit = CURRENCIES.as_bytes().get(usize::from(place) * 4 + 3);
    digit.map_or(2, |digit| digit - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_whole() {
        assert_eq!((CURRENCIES.len() % 4, CURRENCIES.len() / 4), (0, 165));
        let n = (CURRENCIES.len() / 4) as u8;
        assert!((1..n).all(|place| code(place - 1) < code(place)), "in order of the codes");
        for at in 0..n {
            assert_eq!(place(code(at)), Some(at));
            assert!(exponent(at) <= 4, "{}", code(at));
        }
        for (known, decimals) in [("IDR", 0), ("USD", 2), ("KWD", 3), ("CLF", 4)] {
            assert_eq!(place(known).map(exponent), Some(decimals), "{known}");
        }
        for unknown in ["", "ID", "IDR0", "idr", "XXX", "0AF"] {
            assert_eq!(place(unknown), None, "{unknown}");
        }
    }
}
