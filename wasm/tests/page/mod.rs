//! A page to test in, and a widget that runs twice: in the page, and as plain state beside it.

use balai::{Instant, UtcOffset};
use balai_wasm::Mount;
use balai_widgets::kit::widget::{Effect, Fetched, Input, Widget};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ShadowRoot;

#[wasm_bindgen(module = "/js/page.js")]
extern "C" {
    pub(crate) fn patch(root: &ShadowRoot, words: &[u32], text: &str);
    fn equals(root: &ShadowRoot, words: &[u32], text: &str) -> bool;
}

#[wasm_bindgen(inline_js = r##"
export const shadow = () =>
  document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
export const fill = (root, html) => { root.innerHTML = html; };
export const section = (root) => root.querySelector("section").outerHTML;
export const data = (root) => root.querySelector("script").textContent;
export const typed = (root) => root.querySelector("input").value;
export const type_in = (root, text) => { root.querySelector("input").value = text; };
export const parses_to_itself = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.innerHTML === html;
};
// How many of the nodes that stood here at first still do.
export const mark = (root) => {
  const nodes = ["section", "h2", "table", "tbody", "tbody tr", "td.price", "footer"];
  return nodes.filter((name) => {
    const node = root.querySelector(name);
    root.marks ??= {};
    return (root.marks[name] ??= node) === node;
  }).length;
};
export const html = (root) => [...root.children].map((node) => node.outerHTML).join("");
export const js_host = (patch, equals) => ({
  patch, equals, fetch() {}, after() {}, listen() {}, save() {}, emit() {}, load() {},
});
"##)]
extern "C" {
    pub(crate) fn shadow() -> ShadowRoot;
    pub(crate) fn html(root: &ShadowRoot) -> String;
    pub(crate) fn fill(root: &ShadowRoot, html: &str);
    pub(crate) fn section(root: &ShadowRoot) -> String;
    pub(crate) fn data(root: &ShadowRoot) -> String;
    pub(crate) fn parses_to_itself(html: &str) -> bool;
    pub(crate) fn mark(root: &ShadowRoot) -> u32;
    fn typed(root: &ShadowRoot) -> String;
    fn type_in(root: &ShadowRoot, text: &str);
    fn js_host(patch: JsValue, equals: JsValue) -> JsValue;
}

/// A host that shows a page in `root`, and does nothing else.
pub(crate) fn host<T: JsCast>(root: &ShadowRoot) -> T {
    let (to_patch, to_compare) = (root.clone(), root.clone());
    let patch = Closure::<dyn Fn(Vec<u32>, String)>::new(move |words: Vec<u32>, text: String| {
        patch(&to_patch, &words, &text);
    });
    let equals =
        Closure::<dyn Fn(Vec<u32>, String) -> bool>::new(move |words: Vec<u32>, text: String| {
            equals(&to_compare, &words, &text)
        });
    let host = js_host(patch.into_js_value(), equals.into_js_value());
    host.unchecked_into()
}

/// A page that shows what a server rendered, once the widget of `tag` took it over node for node.
pub(crate) fn adopt(
    tag: &str,
    attributes: &[(&str, &str)],
    html: &str,
    now: Instant,
) -> ShadowRoot {
    let inner = html.split_once("shadowrootmode=\"open\">").unwrap().1;
    let root = shadow();
    fill(&root, inner.split_once("</template>").unwrap().0);
    let before = mark(&root);
    let mut mount = Mount::make(tag, host(&root)).unwrap();
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        mount.receive(0, (*name).into(), (*value).into(), 0, 0.0);
    }
    let rendered_at = now.to_rfc3339(UtcOffset::parse("+07:00").unwrap());
    assert!(mount.receive(9, data(&root), rendered_at, 0, 0.0), "adopted");
    mount.receive(2, String::new(), String::new(), 0, now.unix_seconds() as f64 * 1_000.0);
    assert_eq!(mark(&root), before, "the nodes are the same");
    root
}

/// A widget in the page, and the state it should have.
pub(crate) struct Twin<W: Widget> {
    root: ShadowRoot,
    mount: Mount,
    state: W::State,
    stored: Option<String>,
}

impl<W: Widget> Twin<W> {
    /// An empty one on a device that holds this feed.
    pub(crate) fn new(stored: Option<&str>) -> Self {
        let root = shadow();
        let mount = Mount::make(W::TAG, host(&root)).unwrap();
        Self { root, mount, state: W::State::default(), stored: stored.map(Into::into) }
    }

    /// The same input to both.
    pub(crate) fn send(&mut self, input: Input<'_>, now: i64) {
        let (kind, text, more, number) = match input.clone() {
            Input::Attribute(name, Some(value)) => (0, name.into(), value.into(), 0),
            Input::Attribute(name, None) => (1, name.into(), String::new(), 0),
            Input::Start => (2, String::new(), String::new(), 0),
            Input::Control(message, value) => (3, message.into(), value.into(), 0),
            Input::Fetched(Fetched::Answer { status, etag, body }) => {
                (4, etag.unwrap_or_default(), body, status)
            }
            Input::Fetched(Fetched::Network) => (5, String::new(), String::new(), 0),
            Input::Fetched(Fetched::Timeout) => (5, String::new(), String::new(), 1),
            Input::Timer => (6, String::new(), String::new(), 0),
            Input::Live => (7, String::new(), String::new(), 0),
            Input::Stored(text) => (8, text, String::new(), 0),
        };
        self.mount.receive(kind, text, more, number, now as f64 * 1_000.0);
        let at = Instant::from_unix_seconds(now);
        let mut effects = Vec::new();
        W::update(&mut self.state, input, at, &mut effects);
        let loads = effects.iter().any(|effect| matches!(effect, Effect::Load { .. }));
        if let (true, Some(stored)) = (loads, self.stored.clone()) {
            self.send(Input::Stored(stored), now);
        }
    }

    /// A reader types: the box changes before the widget hears of it.
    pub(crate) fn type_in(&self, text: &str) {
        type_in(&self.root, text);
    }

    /// What the search box holds.
    pub(crate) fn typed(&self) -> String {
        typed(&self.root)
    }

    /// What it should hold.
    pub(crate) fn searched(&self) -> String {
        let view = W::view(&self.state, Instant::from_unix_seconds(0)).to_html();
        let value = view.split_once("data-input=\"search\" value=\"").unwrap().1;
        let value = value.split_once('"').unwrap().0;
        value
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    }

    /// The page as it is.
    pub(crate) fn page(&self) -> String {
        section(&self.root)
    }

    /// The page as it should be.
    pub(crate) fn view(&self, now: i64) -> String {
        W::view(&self.state, Instant::from_unix_seconds(now)).to_html()
    }
}
