//! Indices against figures that others published.
//!
//! Source: gpindex (MIT), `tests/testthat/test-geks.R`, whose figures were made with IndexNumR.

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
            1.0902680057475,
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
