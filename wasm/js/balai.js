// The loader: defines the tags, fetches a bundle when a widget nears the viewport, and shares one
// instance of it among all widgets of the page.
import { define } from "./element.js";
import glues from "#glues";

// Which glue, wasm, style sheet and tags each bundle has, the smaller before the larger.
const BUNDLES = __BALAI_FILES__;
const TAGS = BUNDLES.at(-1).slice(3);
const address = (file) => new URL(file, import.meta.url).href;
const modules = new Map();
const sheets = new Map();

const once = (map, key, make) => {
  if (!map.has(key)) {
    const promise = make();
    map.set(key, promise);
    promise.catch(() => map.delete(key));
  }
  return map.get(key);
};

// The smallest bundle that has the page's widgets of this service; a page with widgets of three
// services or more is better served by the one of all.
const bundleOf = (tag) => {
  const service = (tag) => tag.split("-")[1];
  const wanted = TAGS.filter((tag) => document.querySelector(tag));
  const all = new Set(wanted.map(service)).size >= 3;
  const needed = [tag, ...wanted.filter((other) => all || service(other) === service(tag))];
  return BUNDLES.find(([, , , ...tags]) => needed.every((tag) => tags.includes(tag)));
};

const get = async (file) => {
  const answer = await fetch(address(file), { credentials: "omit" });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
};

const sheet = async (file) => new CSSStyleSheet().replace(await (await get(file)).text());

// From the bytes, not from the stream, so that a server may call them what it will.
const compile = async (file) => WebAssembly.compile(await (await get(file)).arrayBuffer());

// Each attempt after a failure takes a fresh glue and instance: one that broke is not trusted again.
const load = async (tag, attempt) => {
  const [glue, wasm, sheetOf] = bundleOf(tag);
  const css = once(sheets, sheetOf, () => sheet(sheetOf));
  const { Mount } = await once(modules, wasm + attempt, async () => {
    const module = await compile(wasm);
    const bundle = glues[glue]();
    bundle.initSync({ module });
    return bundle;
  });
  return { Mount, css };
};

for (const tag of TAGS) define(tag, load);
