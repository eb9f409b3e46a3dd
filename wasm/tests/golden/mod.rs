//! The golden files of the price widgets: what a native build wrote for each example.
//!
//! Shared by `browser.rs` and `node.rs`.

macro_rules! golden {
    ($widget:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(
            "../../../widgets/src/", $widget, "/golden/", $name, ".html"
        )))),*]
    };
}

/// Names and contents, as one widget's examples have them.
pub(crate) type Golden = &'static [(&'static str, &'static str)];

/// Those of the board.
pub(crate) const BOARD: Golden = golden![
    "price_board":
    "by-price",
    "empty",
    "error-500",
    "error-html",
    "few-rows",
    "grounds-open",
    "loading",
    "market",
    "market-unknown",
    "no-source",
    "nothing-found",
    "offline-from-device",
    "offline-nothing",
    "offline-with-data",
    "ready",
    "ready-en",
    "search",
    "stale",
    "static",
];

/// Those of the chart.
pub(crate) const CHART: Golden = golden![
    "price_chart":
    "all-unknown",
    "choose",
    "chosen",
    "empty",
    "error-500",
    "error-html",
    "gap",
    "loading",
    "market",
    "market-unknown",
    "markup",
    "no-source",
    "offline-from-device",
    "offline-nothing",
    "offline-with-data",
    "one-point",
    "ready",
    "ready-en",
    "several",
    "stale",
    "static",
    "tapped",
    "too-many",
    "units-apart",
    "unknown",
];

/// Those of the basket.
pub(crate) const BASKET: Golden = golden![
    "price_basket":
    "added",
    "empty",
    "error-500",
    "error-html",
    "loading",
    "no-market-has-all",
    "no-source",
    "nobody-quotes",
    "nobody-quotes-any",
    "nothing-in-it",
    "offline-from-device",
    "offline-nothing",
    "offline-with-data",
    "one-left",
    "ready",
    "ready-en",
    "removed",
    "stale",
    "static",
    "typed-nonsense",
    "unknown",
];

/// Those of the map.
pub(crate) const MAP: Golden = golden![
    "price_map":
    "areas",
    "areas-reference-en",
    "bounds",
    "empty",
    "loading",
    "no-places",
    "no-quotes",
    "offline-nothing",
    "outlier",
    "ready",
    "ready-en",
    "reference",
    "stale",
    "static",
    "unknown-item",
];

/// HTML as the golden files hold it: with a line break after each block.
pub(crate) fn as_golden(html: &str) -> String {
    html.replace("</tr>", "</tr>\n").replace("</div>", "</div>\n") + "\n"
}

/// The golden file of this name.
pub(crate) fn golden(all: Golden, name: &str) -> Option<&'static str> {
    all.iter().find(|(other, _)| *other == name).map(|(_, html)| *html)
}
