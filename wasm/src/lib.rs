//! Balai's widgets in the browser: the only place that knows JavaScript.
//!
//! One exported class, [`Mount`], is one widget in one element. The element (`js/element.js`) owns
//! it, passes on what happens, carries out patches (`js/page.js`) and does what the widget wants
//! done (`js/effects.js`).
//!
//! Source: `docs/architecture.md`.

#![cfg_attr(all(feature = "bundle", target_family = "wasm"), no_std)]

extern crate alloc;

mod host;
#[cfg(feature = "lab")]
mod lab;
mod runtime;

use alloc::string::String;

use balai::Instant;
use balai_widgets::kit::widget::{Fetched, Input, Widget};
#[cfg(feature = "price-board")]
use balai_widgets::price_board::PriceBoard;
#[cfg(feature = "price")]
use balai_widgets::{price_basket::PriceBasket, price_chart::PriceChart, price_map::PriceMap};
use wasm_bindgen::prelude::wasm_bindgen;

use self::host::Host;
use self::runtime::Runtime;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A bundle carries no machinery for the messages of panics: nobody would read them. The element
/// catches the trap and shows that the widget broke.
#[cfg(all(feature = "bundle", target_family = "wasm"))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// One widget in one element. Times are milliseconds since 1970, as `Date.now()` gives them.
#[wasm_bindgen]
pub struct Mount(Runtime);

#[wasm_bindgen]
impl Mount {
    /// Makes the widget of `tag`; `undefined` if this bundle has none.
    pub fn make(tag: &str, host: Host) -> Option<Mount> {
        Some(Self(match tag {
            #[cfg(feature = "price-board")]
            PriceBoard::TAG => Runtime::new::<PriceBoard>(host),
            #[cfg(feature = "price")]
            PriceChart::TAG => Runtime::new::<PriceChart>(host),
            #[cfg(feature = "price")]
            PriceBasket::TAG => Runtime::new::<PriceBasket>(host),
            #[cfg(feature = "price")]
            PriceMap::TAG => Runtime::new::<PriceMap>(host),
            #[cfg(feature = "lab")]
            lab::Lab::TAG => Runtime::new::<lab::Lab>(host),
            _ => return None,
        }))
    }

    /// Something happened. One door for everything keeps the bundle small: `kind` is the place of
    /// its name in `js/inputs.js`, and says what `text`, `more` and `number` are.
    ///
    /// Answers whether server-rendered markup could be adopted; `false` otherwise.
    pub fn receive(
        &mut self,
        kind: u32,
        text: String,
        more: String,
        number: u16,
        now: f64,
    ) -> bool {
        let now = Instant::from_unix_seconds((now / 1_000.0) as i64);
        let input = match kind {
            0 => Input::Attribute(&text, Some(&more)),
            1 => Input::Attribute(&text, None),
            2 => Input::Start,
            3 => Input::Control(&text, &more),
            4 => {
                let etag = (!text.is_empty()).then_some(text);
                Input::Fetched(Fetched::Answer { status: number, etag, body: more })
            }
            5 if number == 0 => Input::Fetched(Fetched::Network),
            5 => Input::Fetched(Fetched::Timeout),
            6 => Input::Timer,
            7 => Input::Live,
            8 => Input::Stored(text),
            _ => return Instant::parse(&more).is_ok_and(|at| self.0.adopt(&text, at)),
        };
        self.0.receive(input, now);
        false
    }
}
