//! What is found and what is not: rows of texts with the finds between guillemets. All of it is
//! invented.

use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::words::Lang;

/// `marked` holds each find between `«` and `»`; `kinds` names them in order.
#[track_caller]
fn check(marked: &str, kinds: &[Kind]) {
    let (mut text, mut expected, mut open) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '«' => open = text.len(),
            '»' => expected.push(open..text.len()),
            _ => text.push(c),
        }
    }
    let found = find(&text);
    let shown: Vec<_> = found.iter().map(|d| (d.kind, text.get(d.range.clone()))).collect();
    let ranges: Vec<_> = found.iter().map(|data| data.range.clone()).collect();
    assert_eq!(ranges, expected, "{text}\nfound {shown:?}");
    assert_eq!(found.iter().map(|data| data.kind).collect::<Vec<_>>(), kinds, "{text}");
    holds(&text);
}

/// What holds for every text.
#[track_caller]
fn holds(text: &str) {
    for lang in [Lang::Id, Lang::En] {
        let redacted = redact(text, &find(text), lang);
        assert_eq!(find(&redacted), [], "{text:?} -> {redacted:?}");
        assert_eq!(redact(&redacted, &find(&redacted), lang), redacted);
    }
    let mut end = 0;
    for data in find(text) {
        assert!(end <= data.range.start && data.range.start < data.range.end, "{text:?}");
        assert!(text.get(data.range.clone()).is_some(), "{text:?}");
        assert!(data.label.is_none_or(|label| text.get(label).is_some()), "{text:?}");
        end = data.range.end;
    }
}

use Kind::{Account, Card, Email, Name, Nik, Npwp, Phone, Plate};

#[test]
fn population_numbers_however_grouped() {
    check("NIK saya «3671054506900001»", &[Nik]);
    check("«3671051206900001» belum terdaftar", &[Nik]);
    check("«3671 0545 0690 0001»", &[Nik]);
    check("«36.71.05.450690.0001», mohon dicek", &[Nik]);
    check("«3671-0571-1200-0123»", &[Nik]);
    check("nik:«9271011502990004»", &[Nik]);
    check("No KK «3671051502190007»", &[Nik]);
    check("KTP «367105450690001» kurang satu angka", &[Nik]);
    check("«３６７１０５４５０６９００００１»", &[Nik]);
    check("«3671\u{200b}0545\u{200b}0690\u{200b}0001»", &[Nik]);
    check("«3671054506900001» dan «3671051206900002»", &[Nik, Nik]);
    check("resi 9971054506900001", &[]);
    check("resi 3671053206900001", &[]);
    check("resi 3671054513900001", &[]);
    check("resi 3671053002900001", &[]);
    check("resi 3671054506900000", &[]);
}

#[test]
fn tax_numbers() {
    check("NPWP «01.234.567.8-901.000»", &[Npwp]);
    check("«01.234.567.8-901.000»", &[Npwp]);
    check("npwp saya «012345678901000»", &[Npwp]);
    check("nomor 912345678901000 di kuitansi", &[]);
}

#[test]
fn telephones_with_and_without_separators() {
    check("Hubungi «081234567890»", &[Phone]);
    check("«0812-3456-7890»", &[Phone]);
    check("«0812 3456 7890»", &[Phone]);
    check("«0812.3456.7890»", &[Phone]);
    check("«+62 812-3456-7890»", &[Phone]);
    check("«+6281234567890».", &[Phone]);
    check("«(+62) 812 3456 7890»", &[Phone]);
    check("«6281234567890»", &[Phone]);
    check("«+62 (0) 812 3456 789»", &[Phone]);
    check("wa.me/«6281234567890»", &[Phone]);
    check("WA «81234567890»", &[Phone]);
    check("«(021) 555-1234»", &[Phone]);
    check("«021-5551234»", &[Phone]);
    check("«0251 8321234»", &[Phone]);
    check("kantor «0215551234»", &[Phone]);
    check("telp «5551234»", &[Phone]);
    check("«+65 6123 4567»", &[Phone]);
    check("«081234567890»/«081298765432»", &[Phone, Phone]);
    check("«081234567890», «0813-1111-2222» dan «0857 9999 0000»", &[Phone, Phone, Phone]);
    check("(«081234567890»)", &[Phone]);
    check("hp«081234567890»ya", &[Phone]);
    check("«0812345678» 5 orang", &[Phone]);
    check("RW 02 «0812-3456-7890»", &[Phone]);
    check("call center 1500123", &[]);
    check("hubungi 112 atau 110", &[]);
    check("bebas pulsa 0800 1234 567", &[]);
    check("laporan 2026-11-23 14:00", &[]);
    check("sejak 08-11-2026 10.00", &[]);
    check("Rp 12.500.000.000", &[]);
    check("Rp081234567890", &[]);
    check("kode pos 15117", &[]);
    check("nomor laporan 20261123001", &[]);
}

#[test]
fn addresses_of_mail() {
    check("kirim ke «budi.santoso@contoh.id»", &[Email]);
    check("«BUDI_S+laporan@mail.contoh.co.id».", &[Email]);
    check("<«a@b-c.org»>", &[Email]);
    check("…«b@x.id» dan «c@y.id»", &[Email, Email]);
    check("pesan @contoh di media sosial", &[]);
    check("harga @ 5.000", &[]);
    check("a@b", &[]);
    check("a@b.1", &[]);
}

#[test]
fn plates_but_not_addresses() {
    check("mobil «B 1234 XYZ» parkir liar", &[Plate]);
    check("«B1234XYZ»", &[Plate]);
    check("«B-1234-XYZ»", &[Plate]);
    check("«AB 4321 CD» melawan arah", &[Plate]);
    check("truk «b 9123 tyu»", &[Plate]);
    check("«b 9123 tyu» ngebut", &[Plate]);
    check("plat «D 1234»", &[Plate]);
    check("motor «Z 12 AB»", &[Plate]);
    check("«PG 1234 A»", &[Plate]);
    check("angkot «B 1234 KM» ngetem", &[Plate]);
    check("lewat B 1234 km", &[]);
    check("angkot «B1234KM» ngetem", &[Plate]);
    check("«B 1234 XYZ» dan «F 5678 AB»", &[Plate, Plate]);
    check("RT 05 RW 02", &[]);
    check("Jl. A 12", &[]);
    check("Jalan «B 1234 XY»", &[Plate]);
    check("jalan b 1234 xy", &[]);
    check("Blok D 12 AB", &[]);
    check("panjang P 300 m L 200 m", &[]);
    check("dr 3 rt", &[]);
    check("A 4 dan B 5", &[]);
    check("BPJS kelas B 2 ke atas", &[]);
    check("LUBANG DI BLOK A 12 RT 05", &[]);
    check("tahun 2026 di", &[]);
}

#[test]
fn accounts_and_cards() {
    check("rekening BCA «1234567890»", &[Account]);
    check("rek. Mandiri «123-00-1234567-8»", &[Account]);
    check("transfer ke «1234567890» BNI", &[Account]);
    check("BRI «0123-01-012345-50-1»", &[Account]);
    check("no rek «1234 5678 90»", &[Account]);
    check("kartu kredit «4111 1111 1111 1111»", &[Card]);
    check("«5555555555554444»", &[Card]);
    check("«3782 822463 10005»", &[Card]);
    check("4111 1111 1111 1112", &[]);
    check("transfer Rp 12.500.000", &[]);
    check("bayar 12.500.000 lewat BCA", &[]);
    check("ID pelanggan 123456789012", &[]);
    check("bank sampah buka 23-11-2026", &[]);
}

#[test]
fn names_that_are_announced() {
    check("rekening a.n. «Budi Santoso» di BCA", &[Name]);
    check("atas nama «Siti Nur'aini», RT 05", &[Name]);
    check("a/n «budi santoso»", &[Name]);
    check("A.N. «BUDI SANTOSO»", &[Name]);
    check("an. «Hj. Siti Aminah»", &[Name]);
    check("nama: «Budi»", &[Name]);
    check("Nama saya «Siti Aminah» dan saya tinggal di sini", &[Name]);
    check("my name is «John Smith» and", &[Name]);
    check("a.n. «Zoë M. Müller»", &[Name]);
    check("a.n. «José» ada", &[Name]);
    check("atas nama warga RW 02", &[]);
    check("atas nama PT Maju", &[]);
    check("nama saya tidak terdaftar", &[]);
    check("nama jalan Sudirman", &[]);
    check("jalan nasional", &[]);
}

#[test]
fn several_kinds_in_one_text() {
    check(
        "Saya a.n. «Budi Santoso» 🙂 NIK «3671051206900001», HP «0812-3456-7890», \
         «budi@contoh.id», mobil «B 1234 XYZ», rek BCA «1234567890» 👩‍👩‍👧",
        &[Name, Nik, Phone, Email, Plate, Account],
    );
    check("👨‍👩‍👧‍👦«081234567890»🏳️‍🌈 e\u{301} «b@x.id» \u{301}", &[Phone, Email]);
    check("[data pribadi] [personal data] «081234567890»", &[Phone]);
    check("0\u{fe0f}\u{20e3}", &[]);
    check("", &[]);
}

#[test]
fn reasons_and_marks() {
    let text = "rekening BCA 1234567890";
    let [data] = &find(text)[..] else { panic!("one find") };
    assert_eq!(data.label.clone().and_then(|label| text.get(label)), Some("BCA"));
    assert_eq!((data.certainty, data.sign), (Certainty::Likely, Sign::Label));
    assert_eq!(data.why(Lang::En), "a word nearby says so");
    assert_eq!(data.kind.name(Lang::Id), "nomor rekening");
    let short = redact("a.n. Al", &find("a.n. Al"), Lang::Id);
    let long = redact("a.n. Albertus Nugroho", &find("a.n. Albertus Nugroho"), Lang::Id);
    assert_eq!((short.as_str(), &short), ("a.n. [data pribadi]", &long), "lengths do not leak");
    assert_eq!(redact("abc", &find("081234567890"), Lang::Id), "abc", "of another text");
}

/// Texts put together at random from what makes trouble.
#[test]
fn any_text_is_redacted_once_and_for_all() {
    const PARTS: &[&str] = &[
        "a.n. ",
        "atas nama ",
        "Budi ",
        "santoso",
        "0812",
        "3456",
        "7890",
        "-",
        " ",
        ".",
        "(",
        ")",
        "+62",
        "36710545",
        "06900001",
        "rek BCA ",
        "B ",
        "1234",
        " XYZ",
        "@",
        "x.id",
        "👩‍👩‍👧",
        "e\u{301}",
        "[data pribadi]",
        "[data",
        "pribadi]",
        "NIK ",
        "Rp ",
        "01.234.567.8-901.000",
        "\u{200b}",
        "4111 1111 1111 1111",
        "hp",
        "12",
        "5",
        "\n",
        "021",
        "nama: ",
        "RT 05",
        "plat ",
        "KM",
    ];
    let mut random = 11_u64;
    for _ in 0..8_000 {
        let mut text = String::new();
        let mut next = || {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as usize
        };
        for _ in 0..next() % 14 {
            text.push_str(PARTS[next() % PARTS.len()]);
        }
        holds(&text);
    }
}

#[test]
fn a_long_text_takes_no_longer_than_its_length() {
    for part in ["0812345678 ", "a.", "a.n. ", "((((+", "a@", "12-", "@@"] {
        let text = part.repeat(40_000 / part.len());
        holds(&text);
    }
}
