//! Indices against figures made elsewhere.
//!
//! Source: gpindex (MIT), `tests/testthat/test-geks.R`, whose figures were made with IndexNumR;
//! the artificial data of Balk (2008), tables 3.1 and 3.2, as in gpindex, `data-raw/pq6.R`, with
//! figures worked out apart, with decimals of 50 digits and, where a method has a system to solve,
//! by iteration until it rests.

use balai::price::index::{Link, Observation, Panel, PeriodOrder, Spec, Window, compute};

fn observation(product: usize, period: usize, price: f64, quantity: f64) -> Observation {
    Observation {
        product: format!("{product}"),
        period: format!("{period:02}"),
        price,
        quantity: Some(quantity),
    }
}

/// Five products over 13 periods, priced 1 to 65, with quantities 65 to 1; some left out.
fn ladder(without: &[usize]) -> Panel {
    let seen = (1..=65).filter(|price| !without.contains(price)).map(|price| {
        observation((price - 1) / 13, (price - 1) % 13 + 1, price as f64, (66 - price) as f64)
    });
    Panel::new(seen.collect(), PeriodOrder::Sorted).unwrap()
}

fn indices(panel: &Panel, spec: &Spec) -> Vec<f64> {
    compute(panel, spec).unwrap().values().map(Option::unwrap).collect()
}

/// Compares the last periods, each over the period before the first of them.
#[track_caller]
fn check(panel: &Panel, method: &str, window: Option<usize>, expected: &[f64]) {
    let mut spec = Spec::new(method.parse().unwrap());
    spec.window = window.map(|n| Window::parse(n, "movement").unwrap());
    let found = indices(panel, &spec);
    let base_idx = found.len() - expected.len() - 1;
    for (found, expected) in found[base_idx + 1..].iter().zip(expected) {
        let found = found / indices(panel, &spec)[base_idx];
        assert!((found - expected).abs() < 2e-14, "{method}: {found} and {expected}");
    }
}

#[test]
fn nothing_missing() {
    let all = ladder(&[]);
    check(
        &all,
        "geks-tornqvist",
        None,
        &[
            1.07334245809641,
            1.13758500234551,
            1.19943273670278,
            1.26078373138759,
            1.32242752173496,
            1.38478458426165,
            1.44813211799635,
            1.51269173915522,
            1.57867050804161,
            1.64628410287697,
            1.71577307463249,
            1.78741712742392,
        ],
    );
    check(
        &all,
        "geks-jevons",
        None,
        &[
            1.18338442313092,
            1.32033674805411,
            1.43711591151299,
            1.54248452241533,
            1.64048980305452,
            1.73334427991861,
            1.82239254133738,
            1.90851390842145,
            1.99231538702512,
            2.07423380909548,
            2.15459410924166,
            2.23364458259815,
        ],
    );
    check(
        &all,
        "geks-walsh",
        None,
        &[
            1.0566699129383,
            1.11378295838144,
            1.17139426903106,
            1.22956960896297,
            1.28838882562161,
            1.34795095779689,
            1.40838221049365,
            1.46984928172641,
            1.53258374680655,
            1.59693277586978,
            1.66348762735518,
            1.7335492978583,
        ],
    );
}

#[test]
fn windows_with_movement_splice() {
    let all = ladder(&[]);
    check(
        &all,
        "geks-fisher",
        Some(11),
        &[
            1.05584109330239,
            1.11216779883715,
            1.16904493358996,
            1.22654588965604,
            1.28475480484066,
            1.34376919838486,
            1.40370325012859,
            1.46469196029632,
            1.5268965162016,
            1.59051132643364,
            1.65525192178965,
            1.721202953357,
        ],
    );
    check(
        &all,
        "geks-walsh",
        Some(10),
        &[
            1.044688300757481,
            1.090268005747500,
            1.136945278111909,
            1.184556889920806,
            1.233276530383314,
            1.283484684164579,
        ],
    );
    let chained = [
        1.05488895039924,
        1.11045527234441,
        1.1667173418342,
        1.2236967401878,
        1.28141852837846,
        1.33991159494773,
        1.39920908948289,
        1.45934895785986,
        1.52037460080832,
        1.58233568433829,
        1.64528913987317,
        1.70930040456311,
    ];
    check(&all, "geks-fisher", Some(2), &chained);
    // Windows of two periods are a chain.
    let mut spec = Spec::new("fisher".parse().unwrap());
    spec.link = Link::Chained;
    for (found, expected) in indices(&all, &spec).iter().skip(1).zip(chained) {
        assert!((found - expected).abs() < 2e-14, "{found} and {expected}");
    }
}

#[test]
fn some_missing() {
    let some = ladder(&[1, 3, 11, 63, 64]);
    check(
        &some,
        "geks-tornqvist",
        None,
        &[
            0.97012367078552,
            1.07680890198379,
            1.07558882705777,
            1.12676970820557,
            1.17801945580172,
            1.22966120693395,
            1.28190412021848,
            1.33491131065706,
            1.38883148578389,
            1.40614308033419,
            1.5157156152315,
            1.55767693905705,
        ],
    );
    check(
        &some,
        "geks-jevons",
        None,
        &[
            0.881430091367338,
            1.07738238354928,
            1.04409985620757,
            1.11240421520015,
            1.1762944906968,
            1.23711048474119,
            1.29566160297349,
            1.35247476672703,
            1.40791242863053,
            1.40078559388863,
            1.56851442510621,
            1.56825957051767,
        ],
    );
    check(&some, "geks-fisher", None, &[1.02676364331238]);
    check(
        &some,
        "geks-walsh",
        Some(2),
        &[
            1.03718005998263,
            1.07464654973022,
            1.11241262026669,
            1.16674135968705,
            1.22177863428673,
            1.27755224912525,
            1.33409420817545,
            1.39144132753221,
            1.44963608201481,
            1.49468455394966,
            1.53991593521434,
            1.60081842092565,
        ],
    );
}

const PRICES: [[f64; 6]; 5] = [
    [1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
    [1.2, 3.0, 1.3, 0.7, 1.4, 0.8],
    [1.0, 1.0, 1.5, 0.5, 1.7, 0.6],
    [0.8, 0.5, 1.6, 0.3, 1.9, 0.4],
    [1.0, 1.0, 1.6, 0.1, 2.0, 0.2],
];
const QUANTITIES: [[f64; 6]; 5] = [
    [1.0, 1.0, 2.0, 1.0, 4.5, 0.5],
    [0.8, 0.9, 1.9, 1.3, 4.7, 0.6],
    [1.0, 1.1, 1.8, 3.0, 5.0, 0.8],
    [1.2, 1.2, 1.9, 6.0, 5.6, 1.3],
    [0.9, 1.2, 2.0, 12.0, 6.5, 2.5],
];

/// The period of Lowe's and Young's weights is the third.
#[track_caller]
fn check_artificial(method: &str, link: Link, expected: [f64; 4]) {
    let seen =
        (0..5).flat_map(|t| (0..6).map(move |i| observation(i, t, PRICES[t][i], QUANTITIES[t][i])));
    let panel = Panel::new(seen.collect(), PeriodOrder::Sorted).unwrap();
    let mut spec = Spec::new(method.parse().unwrap());
    spec.link = link;
    spec.weight_period = Some("02".into());
    let found = indices(&panel, &spec);
    assert_eq!((found.len(), found[0]), (5, 1.0));
    for (found, expected) in found[1..].iter().zip(expected) {
        assert!((found - expected).abs() < 4e-15, "{method} {link:?}: {found} and {expected}");
    }
}

#[test]
fn artificial_data_with_many_digits() {
    check_artificial(
        "carli",
        Link::Fixed,
        [1.400000000000000, 1.050000000000000, 0.916666666666667, 0.983333333333333],
    );
    check_artificial(
        "carli",
        Link::Chained,
        [1.400000000000000, 1.166452991452992, 0.923632548460980, 0.944562818199496],
    );
    check_artificial(
        "dutot",
        Link::Fixed,
        [1.400000000000000, 1.050000000000000, 0.916666666666667, 0.983333333333333],
    );
    check_artificial(
        "dutot",
        Link::Chained,
        [1.400000000000000, 1.050000000000000, 0.916666666666667, 0.983333333333333],
    );
    check_artificial(
        "harmonic",
        Link::Fixed,
        [1.125966660938305, 0.866855524079320, 0.586243839725734, 0.331034482758621],
    );
    check_artificial(
        "harmonic",
        Link::Chained,
        [1.125966660938305, 0.783414729984360, 0.569831902495602, 0.414423201814984],
    );
    check_artificial(
        "jevons",
        Link::Fixed,
        [1.241920090268420, 0.956335415728751, 0.725580835758023, 0.632455532033676],
    );
    check_artificial(
        "jevons",
        Link::Chained,
        [1.241920090268420, 0.956335415728751, 0.725580835758023, 0.632455532033676],
    );
    check_artificial(
        "laspeyres",
        Link::Fixed,
        [1.420000000000000, 1.345000000000000, 1.355000000000000, 1.440000000000000],
    );
    check_artificial(
        "laspeyres",
        Link::Chained,
        [1.420000000000000, 1.364609929078014, 1.335138641342691, 1.330576664208262],
    );
    check_artificial(
        "paasche",
        Link::Fixed,
        [1.382352941176471, 1.203149606299213, 1.020930232558140, 0.796812749003984],
    );
    check_artificial(
        "paasche",
        Link::Chained,
        [1.382352941176471, 1.273965798623430, 1.205975171095818, 1.123404910196384],
    );
    check_artificial(
        "fisher",
        Link::Fixed,
        [1.401050026398268, 1.272099139404017, 1.176163451700604, 1.071172422425884],
    );
    check_artificial(
        "fisher",
        Link::Chained,
        [1.401050026398268, 1.318509149800385, 1.268914516990759, 1.222610468613895],
    );
    check_artificial(
        "tornqvist",
        Link::Fixed,
        [1.405161748554697, 1.289013216020026, 1.226815883379559, 1.247661343086751],
    );
    check_artificial(
        "tornqvist",
        Link::Chained,
        [1.405161748554697, 1.311201254346904, 1.262439764695515, 1.222405110721687],
    );
    check_artificial(
        "walsh",
        Link::Fixed,
        [1.401717942082469, 1.284968266656592, 1.219265954688608, 1.184986386955944],
    );
    check_artificial(
        "walsh",
        Link::Chained,
        [1.401717942082469, 1.320653872048307, 1.273117775182745, 1.230431741784375],
    );
    check_artificial(
        "lowe",
        Link::Fixed,
        [1.305511811023622, 1.203149606299213, 1.177165354330709, 1.215748031496063],
    );
    check_artificial(
        "lowe",
        Link::Chained,
        [1.305511811023622, 1.203149606299213, 1.177165354330709, 1.215748031496063],
    );
    check_artificial(
        "young",
        Link::Fixed,
        [1.396858638743455, 1.416099476439791, 1.470026178010471, 1.548821989528796],
    );
    check_artificial(
        "young",
        Link::Chained,
        [1.396858638743455, 1.468917690406959, 1.437193682695290, 1.489618183589969],
    );
    check_artificial(
        "geary-khamis",
        Link::Fixed,
        [1.410920573897246, 1.383603391573063, 1.352794715476734, 1.273943025279472],
    );
    check_artificial(
        "time-product-dummy",
        Link::Fixed,
        [1.380964349611077, 1.272857251724937, 1.268824566922337, 1.268846198928562],
    );
    check_artificial(
        "geks-jevons",
        Link::Fixed,
        [1.241920090268420, 0.956335415728751, 0.725580835758023, 0.632455532033676],
    );
    check_artificial(
        "geks-fisher",
        Link::Fixed,
        [1.332949818644885, 1.247522257831212, 1.191400597880695, 1.133396189050307],
    );
    check_artificial(
        "geks-tornqvist",
        Link::Fixed,
        [1.384206485298266, 1.294771181751087, 1.245710236136967, 1.241792009721600],
    );
    check_artificial(
        "geks-walsh",
        Link::Fixed,
        [1.355322237426026, 1.282387491830902, 1.238361182367296, 1.209081777540713],
    );
}
