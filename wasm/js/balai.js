// The loader: defines the tags, fetches a bundle when a widget nears the viewport, and shares one
// instance of it among all widgets of the page.
import { define } from "./element.js";
import { join } from "./join.js";
import glues from "#glues";

// Which glue, wasm, style sheet and tags each bundle has, the smaller before the larger.
const BUNDLES = __BALAI_FILES__;
const TAGS = BUNDLES.at(-1).slice(3);
const address = (file) => new URL(file, import.meta.url).href;
const kept = new Map();

const once = (key, make) => {
  if (!kept.has(key)) {
    const promise = make();
    kept.set(key, promise);
    promise.catch(() => kept.delete(key));
  }
  return kept.get(key);
};

// The smallest bundle that has the page's widgets of this service.
const bundleOf = (tag) => {
  const service = (tag) => tag.split("-")[1];
  const needed = TAGS.filter((other) =>
    other === tag || (service(other) === service(tag) && document.querySelector(other)));
  return BUNDLES.find(([, , , ...tags]) => needed.every((tag) => tags.includes(tag)));
};

const get = async (file) => {
  const answer = await fetch(address(file), { credentials: "omit" });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
};

const sheet = async (file) => new CSSStyleSheet().replace(await (await get(file)).text());

const compile = async (file) =>
  WebAssembly.compile(join(new Uint8Array(await (await get(file)).arrayBuffer())));

// Each attempt after a failure takes a fresh glue and instance: one that broke is not trusted again.
const load = async (tag, attempt, styled) => {
  const [glue, wasm, sheetOf] = bundleOf(tag);
  const css = styled && once(sheetOf, () => sheet(sheetOf));
  const { Mount } = await once(wasm + attempt, async () => {
    const module = await compile(wasm);
    const bundle = glues[glue]();
    bundle.initSync(module);
    return bundle;
  });
  return { Mount, css };
};

for (const tag of TAGS) define(tag, load);
