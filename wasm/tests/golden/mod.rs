//! The golden files of the price board: what a native build wrote for each example.
//!
//! Shared by `browser.rs` and `node.rs`.

macro_rules! golden {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!(
            "../../../widgets/src/price_board/golden/", $name, ".html"
        )))),*]
    };
}

/// Names and contents.
pub(crate) const GOLDEN: &[(&str, &str)] = golden![
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

/// HTML as the golden files hold it: with a line break after each block.
pub(crate) fn as_golden(html: &str) -> String {
    html.replace("</tr>", "</tr>\n").replace("</div>", "</div>\n") + "\n"
}

/// The golden file of this name.
pub(crate) fn golden(name: &str) -> Option<&'static str> {
    GOLDEN.iter().find(|(other, _)| *other == name).map(|(_, html)| *html)
}
