//! Words that say nothing in a complaint, and words that say the same.
//!
//! Indonesian and English words for what cities are told most often meet in one form, so that a
//! visitor's complaint is found beside a neighbour's. Not a dictionary: what is not here is compared
//! as it is.
//!
//! Source: our own choice, from the categories that the peers offer.

/// The form in which a word or stem is compared: empty if it says nothing; `None` if it is not
/// listed.
pub(super) fn lookup(word: &str) -> Option<&'static str> {
    let is_in = |list: &str| crate::kernel::cut::place_of(list, word).is_some();
    if is_in(SILENT_ID) || is_in(SILENT_EN) {
        return Some("");
    }
    SAME.iter().find(|(_, list)| is_in(list)).map(|(canonical, _)| *canonical)
}

const SILENT_ID: &str = "yang|di|ke|dan|dari|ada|ini|itu|tidak|sudah|dengan|untuk|sejak|sangat|\
    mohon|tolong|belum|karena|saya|kami|kita|akan|juga|atau|pada|para|oleh|sebagai|agar|supaya|\
    segera|pak|bu|bapak|ibu|admin|min|terima|kasih|terimakasih|banget|sekali|lagi|masih|saja|sama|\
    hari|minggu|bulan|tahun|lalu|kemarin|sekarang|sampai|jadi|menjadi|bisa|dapat|harus|warga|\
    masyarakat|orang|jalan|nya|pun|lah|dekat|depan|sekitar|sebelah|samping|daerah|wilayah|lokasi|\
    lapor|laporan|melaporkan|tindak|lanjut|ditindaklanjuti|perbaiki|diperbaiki|perhatian|banyak|\
    beberapa|setiap|tiap|kalau|bila|saat|ketika|sering|selalu|sehingga|mau|ya|nih|dong|lho|kok|\
    arah|kota|siang|pagi|sore|kurang|lebih|kira|baik|bai|dinas|pemerintah|kelurahan|kecamatan|nomor|no";

const SILENT_EN: &str = "the|is|are|and|of|in|on|at|to|for|with|near|has|have|been|there|not|this|\
    that|it|its|my|our|your|from|since|every|very|please|was|were|by|front|a|an|be|as|or|i|we|you|\
    he|she|they|them|all|so|but|if|when|which|who|what|will|would|can|could|should|do|does|did|\
    street|road|next|opposite|around|people|resident|residents|city|report|reported|fix|fixed|day|\
    days|week|weeks|month|months|ago|now|still|again|many|much|more|some|any|about|into|out|up|\
    down|over|causing|caused|cause|make|making|makes|last|side|area|because|already|been|also|get";

/// The form, and the words and stems that meet in it.
const SAME: &[(&str, &str)] = &[
    ("lubang", "lubang|bolong|pothole|potholes|hole|holes|crater"),
    ("sampah", "sampah|garbage|trash|rubbish|litter|waste|limbah|refuse"),
    (
        "lampu",
        "lampu|light|lights|lamp|lamps|streetlight|streetlights|pju|penerangan|erang|lampunya",
    ),
    ("mati", "mati|padam|off|dead|out|unlit|nyala|menyala"),
    (
        "banjir",
        "banjir|flood|floods|flooded|flooding|genang|tergenang|genangan|rendam|terendam|inundated",
    ),
    (
        "saluran",
        "saluran|selokan|got|drain|drains|drainage|gutter|gorong|gorongan|drainase|parit|sewer",
    ),
    ("sumbat", "sumbat|mampet|mampat|buntu|clogged|blocked|block|clog|tersumbat"),
    ("pohon", "pohon|tree|trees|batang"),
    ("tumbang", "tumbang|roboh|fallen|fell|rubuh|collapsed|toppled|ambruk"),
    ("dahan", "dahan|ranting|cabang|branch|branches"),
    ("rusak", "rusak|hancur|broken|damage|damaged|ancur|jebol|smashed|retak|cracked"),
    ("macet", "macet|jam|congestion|congested|kemacetan|traffic"),
    ("parkir", "parkir|parked|parking|park|parkiran"),
    ("mobil", "mobil|car|cars|kendaraan|vehicle|vehicles"),
    ("motor", "motor|motorcycle|motorcycles|motorbike|motorbikes|sepeda"),
    ("truk", "truk|truck|trucks|lorry"),
    ("trotoar", "trotoar|sidewalk|pavement|footpath|pedestrian"),
    ("air", "air|water"),
    ("bocor", "bocor|leak|leaks|leaking|leakage|leaked"),
    ("pipa", "pipa|pipe|pipes|pdam"),
    ("bau", "bau|smell|smells|smelly|stink|stinks|stinking|busuk|odor|stench|menyengat"),
    ("bakar", "bakar|burn|burning|burnt|bakaran|pembakaran|membakar|fire"),
    ("asap", "asap|smoke|smoky"),
    ("bising", "bising|berisik|noise|noisy|loud|gaduh|kebisingan|ribut"),
    ("malam", "malam|night|nights|malem"),
    ("gelap", "gelap|dark|darkness|gulita"),
    ("tumpuk", "tumpuk|umpuk|menumpuk|tumpukan|pile|pil|heap|piled|piling|numpuk|menggunung"),
    ("angkut", "angkut|diangkut|collect|collected|collection|diambil|picked"),
    ("buang", "buang|dump|dumped|dumping|dumps"),
    ("pasar", "pasar|market"),
    ("sekolah", "sekolah|school|sd|smp|sma|sdn|smpn|sman"),
    ("masjid", "masjid|mosque|musala|mushola|musholla"),
    ("jembatan", "jembatan|bridge"),
    ("sungai", "sungai|river|kali"),
    ("taman", "taman|park|garden"),
    ("tikus", "tikus|rat|rats|mice"),
    ("nyamuk", "nyamuk|mosquito|mosquitoes|mosquitos|jentik"),
    ("anjing", "anjing|dog|dogs"),
    ("pedagang", "pedagang|pkl|vendor|vendors|dagang|hawker|hawkers|jualan"),
    ("rambu", "rambu|sign|signs|signage|marka"),
    ("kabel", "kabel|cable|cables|wire|wires"),
    ("tiang", "tiang|pole|poles|post"),
    ("listrik", "listrik|electric|electricity|power|pln"),
    ("dalam", "dalam|deep"),
    ("besar", "besar|large|big|gede"),
    ("bahaya", "bahaya|membahayakan|danger|dangerous|hazard|hazardous|berbahaya"),
    ("jatuh", "jatuh|fall|falls|falling|celaka|kecelakaan|accident|accidents"),
    ("hujan", "hujan|rain|rains|raining|rainy"),
    ("tutup", "tutup|utup|menutup|close|closed|cover|covers|lid|penutup"),
    ("hilang", "hilang|missing|lost|dicuri|stolen"),
    ("rumah", "rumah|house|houses|home"),
    ("toko", "toko|shop|shops|store|minimarket|indomaret|alfamart"),
    ("simpang", "simpang|persimpangan|perempatan|pertigaan|junction|intersection|empat|tiga"),
    ("aspal", "aspal|asphalt"),
    ("kotor", "kotor|otor|dirty"),
    ("liar", "liar|illegal|illegally|ilegal"),
    ("bangun", "bangun|bangunan|building|construction|proyek"),
    ("halte", "halte|stop|shelter"),
];
