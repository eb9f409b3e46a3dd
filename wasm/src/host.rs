//! The page, and what a widget wants done there: the element that hosts it does it.
//!
//! Source: `js/page.js`, `js/effects.js`.

use balai_widgets::kit::widget::Effects;
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

/// What it answers comes as an input of its own.
impl Effects for Host {
    fn fetch(&mut self, url: &str, etag: Option<&str>, timeout_ms: u32) {
        Host::fetch(self, url, etag, timeout_ms);
    }

    fn after(&mut self, delay_ms: u32) {
        Host::after(self, delay_ms);
    }

    fn listen(&mut self, url: &str, event: &'static str) {
        Host::listen(self, url, event);
    }

    fn save(&mut self, key: &str) {
        Host::save(self, key);
    }

    fn load(&mut self, key: &str) {
        Host::load(self, key);
    }

    fn emit(&mut self, name: &'static str, detail: &str) {
        Host::emit(self, name, detail);
    }
}
