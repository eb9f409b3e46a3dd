//! Every method on one small set of data, with figures of many digits worked out apart.
//!
//! Source: the artificial data of Balk (2008), tables 3.1 and 3.2, as in gpindex (MIT),
//! `data-raw/pq6.R`; the figures with decimals of 50 digits from the formulas and, where a method
//! has a system to solve, by iteration until it rests.

use balai::price::index::{Link, Observation, Panel, PeriodOrder, Spec, compute};

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
fn check(method: &str, link: Link, expected: [f64; 4]) {
    let cell = |t: usize, i: usize| Observation {
        product: i.to_string(),
        period: t.to_string(),
        price: PRICES[t][i],
        quantity: Some(QUANTITIES[t][i]),
    };
    let seen = (0..5).flat_map(|t| (0..6).map(move |i| cell(t, i))).collect();
    let panel = Panel::new(seen, PeriodOrder::Sorted).unwrap();
    let mut spec = Spec::new(method.parse().unwrap());
    spec.link = link;
    spec.weight_period = Some("2".into());
    let series = compute(&panel, &spec).unwrap();
    let found: Vec<f64> = series.values().map(Option::unwrap).collect();
    assert_eq!((found.len(), found[0]), (5, 1.0));
    for (found, expected) in found[1..].iter().zip(expected) {
        assert!((found - expected).abs() < 4e-15, "{method} {link:?}: {found} and {expected}");
    }
}

#[test]
#[rustfmt::skip]
fn figures_of_many_digits() {
    check("carli", Link::Fixed, [1.4, 1.05, 0.916666666666667, 0.983333333333333]);
    check("carli", Link::Chained, [1.4, 1.166452991452992, 0.92363254846098, 0.944562818199496]);
    check("dutot", Link::Fixed, [1.4, 1.05, 0.916666666666667, 0.983333333333333]);
    check("dutot", Link::Chained, [1.4, 1.05, 0.916666666666667, 0.983333333333333]);
    check("harmonic", Link::Fixed, [1.125966660938305, 0.86685552407932, 0.586243839725734, 0.331034482758621]);
    check("harmonic", Link::Chained, [1.125966660938305, 0.78341472998436, 0.569831902495602, 0.414423201814984]);
    check("jevons", Link::Fixed, [1.24192009026842, 0.956335415728751, 0.725580835758023, 0.632455532033676]);
    check("jevons", Link::Chained, [1.24192009026842, 0.956335415728751, 0.725580835758023, 0.632455532033676]);
    check("laspeyres", Link::Fixed, [1.42, 1.345, 1.355, 1.44]);
    check("laspeyres", Link::Chained, [1.42, 1.364609929078014, 1.335138641342691, 1.330576664208262]);
    check("paasche", Link::Fixed, [1.382352941176471, 1.203149606299213, 1.02093023255814, 0.796812749003984]);
    check("paasche", Link::Chained, [1.382352941176471, 1.27396579862343, 1.205975171095818, 1.123404910196384]);
    check("fisher", Link::Fixed, [1.401050026398268, 1.272099139404017, 1.176163451700604, 1.071172422425884]);
    check("fisher", Link::Chained, [1.401050026398268, 1.318509149800385, 1.268914516990759, 1.222610468613895]);
    check("tornqvist", Link::Fixed, [1.405161748554697, 1.289013216020026, 1.226815883379559, 1.247661343086751]);
    check("tornqvist", Link::Chained, [1.405161748554697, 1.311201254346904, 1.262439764695515, 1.222405110721687]);
    check("walsh", Link::Fixed, [1.401717942082469, 1.284968266656592, 1.219265954688608, 1.184986386955944]);
    check("walsh", Link::Chained, [1.401717942082469, 1.320653872048307, 1.273117775182745, 1.230431741784375]);
    check("lowe", Link::Fixed, [1.305511811023622, 1.203149606299213, 1.177165354330709, 1.215748031496063]);
    check("lowe", Link::Chained, [1.305511811023622, 1.203149606299213, 1.177165354330709, 1.215748031496063]);
    check("young", Link::Fixed, [1.396858638743455, 1.416099476439791, 1.470026178010471, 1.548821989528796]);
    check("young", Link::Chained, [1.396858638743455, 1.468917690406959, 1.43719368269529, 1.489618183589969]);
    check("geary-khamis", Link::Fixed, [1.410920573897246, 1.383603391573063, 1.352794715476734, 1.273943025279472]);
    check("time-product-dummy", Link::Fixed, [1.380964349611077, 1.272857251724937, 1.268824566922337, 1.268846198928562]);
    check("geks-jevons", Link::Fixed, [1.24192009026842, 0.956335415728751, 0.725580835758023, 0.632455532033676]);
    check("geks-fisher", Link::Fixed, [1.332949818644885, 1.247522257831212, 1.191400597880695, 1.133396189050307]);
    check("geks-tornqvist", Link::Fixed, [1.384206485298266, 1.294771181751087, 1.245710236136967, 1.2417920097216]);
    check("geks-walsh", Link::Fixed, [1.355322237426026, 1.282387491830902, 1.238361182367296, 1.209081777540713]);
}
