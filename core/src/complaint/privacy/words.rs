//! Kinds of personal data and the reasons for finding it, in words.
//!
//! Source: our own texts.

use super::{Certainty, Kind, PersonalData, Sign};
use crate::nth;
use crate::words::Lang;

impl Kind {
    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let names = match self {
            Self::Nik => "NIK atau nomor KK|population or family card number",
            Self::Npwp => "NPWP|tax number",
            Self::Card => "nomor kartu|card number",
            Self::Phone => "nomor telepon|telephone number",
            Self::Account => "nomor rekening|account number",
            Self::Email => "alamat surel|e-mail address",
            Self::Plate => "pelat nomor kendaraan|registration plate",
            Self::Name => "nama orang|person's name",
        };
        nth(names, lang as usize)
    }
}

impl Certainty {
    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let names = match self {
            Self::Possible => "mungkin|possible",
            Self::Likely => "besar kemungkinan|likely",
            Self::Certain => "pasti|certain",
        };
        nth(names, lang as usize)
    }
}

impl PersonalData {
    /// Why it is thought to be personal data, in words.
    #[must_use]
    pub fn why(&self, lang: Lang) -> &'static str {
        let reasons = match (self.sign, self.kind) {
            (Sign::RegionAndDate, _) => {
                "16 angka dengan kode wilayah dan tanggal lahir yang ada|\
                 16 digits with a region code and a date of birth that exist"
            }
            (Sign::Form, Kind::Npwp) => {
                "ditulis seperti NPWP: 99.999.999.9-999.999|\
                 written as a tax number: 99.999.999.9-999.999"
            }
            (Sign::Form, Kind::Email) => {
                "ditulis seperti alamat surel|written as an e-mail address"
            }
            (Sign::Form, _) => {
                "kode wilayah, angka, dan huruf seperti pada pelat nomor|\
                 a region code, a number and letters as on a plate"
            }
            (Sign::CheckDigit, _) => {
                "awalan kartu bank dan angka penguji yang cocok|\
                 begins as a bank card does, and its check digit fits"
            }
            (Sign::Prefix, _) => {
                "awalan dan panjang seperti nomor telepon|begins and is as long as a telephone number"
            }
            (Sign::Label, _) => "kata di dekatnya menyebutkannya|a word nearby says so",
        };
        nth(reasons, lang as usize)
    }
}
