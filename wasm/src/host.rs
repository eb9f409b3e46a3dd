//! The page, and what a widget wants done there: the element that hosts it does it.
//!
//! Source: `js/page.js`, `js/effects.js`.

use balai_widgets::kit::widget::Effect;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The element of `js/element.js`.
    pub type Host;

    /// Carries out the orders of a patch.
    #[wasm_bindgen(method)]
    pub fn patch(this: &Host, words: &[u32], text: &str);

    /// Whether what a server rendered is what the orders of a patch would build.
    #[wasm_bindgen(method)]
    pub fn equals(this: &Host, words: &[u32], text: &str) -> bool;

    #[wasm_bindgen(method)]
    fn fetch(this: &Host, url: &str, etag: Option<&str>, timeout_ms: u32);

    #[wasm_bindgen(method)]
    fn after(this: &Host, delay_ms: u32);

    #[wasm_bindgen(method)]
    fn listen(this: &Host, url: &str, event: &str);

    #[wasm_bindgen(method)]
    fn save(this: &Host, key: &str);

    #[wasm_bindgen(method)]
    fn load(this: &Host, key: &str);

    #[wasm_bindgen(method)]
    fn emit(this: &Host, name: &str, detail: &str);
}

/// Has one effect done; what it answers comes as an input of its own.
pub(crate) fn perform(host: &Host, effect: Effect) {
    match effect {
        Effect::Fetch { url, etag, timeout_ms } => host.fetch(&url, etag.as_deref(), timeout_ms),
        Effect::After { delay_ms } => host.after(delay_ms),
        Effect::Listen { url, event } => host.listen(&url, event),
        Effect::Save { key } => host.save(&key),
        Effect::Load { key } => host.load(&key),
        Effect::Emit { name, detail } => host.emit(name, &detail),
    }
}
