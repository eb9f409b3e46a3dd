//! The workflows that come with the crate, to be read by [`Workflow::from_json`].
//!
//! Source: each names its own, and what was not found.

#[cfg(doc)]
use super::Workflow;

/// Each by its id.
pub const PRESETS: [(&str, &str); 5] = [
    ("lapor", LAPOR),
    ("jaki", JAKI),
    ("sibadra", SIBADRA),
    ("fixmystreet", FIXMYSTREET),
    ("open311", OPEN311),
];

/// SP4N-LAPOR!, the national service of Indonesia.
pub const LAPOR: &str = include_str!("../../../packs/workflow/lapor.json");
/// JAKI and CRM, the service of Jakarta.
pub const JAKI: &str = include_str!("../../../packs/workflow/jaki.json");
/// `SiBadra`, the service of Bogor, with its ladder.
pub const SIBADRA: &str = include_str!("../../../packs/workflow/sibadra.json");
/// `FixMyStreet`, as mySociety ships it.
pub const FIXMYSTREET: &str = include_str!("../../../packs/workflow/fixmystreet.json");
/// The two states of Open311 `GeoReport` v2 and nothing else.
pub const OPEN311: &str = include_str!("../../../packs/workflow/open311.json");
