//! Currencies and how many decimals their amounts carry.
//!
//! Source: ISO 4217 list one (active codes and their minor units), as of 2026-01; for IDR the
//! standard says two, but no sen has circulated for decades and prices are shown with none, so
//! rupiah are counted whole (decision record 0005).

/// Currencies with decimals other than two.
const EXPONENTS: [(&str, u8); 5] = [
    ("BIF CLP DJF GNF IDR ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0),
    ("BHD IQD JOD KWD LYD OMR TND", 3),
    ("CLF UYW", 4),
    (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN \
         BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP \
         GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ILS INR IRR JMD KES KGS KHR KPW KYD KZT",
        2,
    ),
    (
        "LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN \
         NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE \
         SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES \
         WST XCD XCG YER ZAR ZMW ZWG",
        2,
    ),
];

/// Decimals of the currency with this code, if there is one.
pub(super) fn exponent(code: &str) -> Option<u8> {
    let listed = |list: &str| list.split_ascii_whitespace().any(|other| other == code);
    EXPONENTS.iter().find(|(list, _)| listed(list)).map(|(_, exponent)| *exponent)
}
