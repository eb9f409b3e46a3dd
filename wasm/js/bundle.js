// One bundle: wasm-bindgen's glue and nothing else. `#glue` is the glue of the bundle being built.
export { initSync, Mount } from "#glue";
