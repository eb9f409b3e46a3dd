// Makes the panics of a wasm stop at once: functions of Rust's own library and of wasm-bindgen that
// end in one do nothing else, and what they would say is blanked. Nobody would read it: a bundle
// carries no machinery for messages, and the element shows a text of its own.
//
//   node xtask/npm/abort.mjs IN.wasm OUT.wasm
import { readFileSync, writeFileSync } from "node:fs";
import { bodies, leb, sections, unsigned } from "./wasm.mjs";

const ENDS_IN_PANIC = new RegExp("^(" + [
  "<?(core|alloc)\\[.*(::panicking::.*|_failed|_fail|::handle_error|::handle_alloc_error|::capacity_overflow)",
  // Called of a boxed `dyn FnOnce` alone, which no bundle has; those of a `dyn FnMut` never are.
  "core::ops::function::FnOnce::call_once\\{\\{vtable\\.shim\\}\\}",
  "wasm_bindgen::(__rt::throw_null|throw_str|__wbindgen_throw)",
].join("|") + ")(::h[0-9a-f]{16})?$");
// No local, `unreachable`, `end`.
const STOP = [0, 0, 11];

const text = (bytes) => new TextDecoder().decode(bytes);

// The names of functions by their number: the part 1 of the section `name`.
const namesOf = (module) => {
  const names = new Map();
  const bytes = new Uint8Array(WebAssembly.Module.customSections(module, "name")[0] ?? []);
  for (let part = 0; part < bytes.length;) {
    let [length, at] = unsigned(bytes, part + 1);
    const end = at + length;
    if (bytes[part] === 1) {
      for (let [n, from] = unsigned(bytes, at); n--;) {
        const [index, next] = unsigned(bytes, from);
        const [length, start] = unsigned(bytes, next);
        from = start + length;
        names.set(index, text(bytes.subarray(start, from)));
      }
    }
    part = end;
  }
  return names;
};

const withoutPanics = (bytes, code, isPanic) => {
  const content = [];
  bodies(bytes, code).forEach(({ start, end }, place) => {
    const body = isPanic(place) ? STOP : bytes.subarray(start, end);
    content.push(...leb(body.length), ...body);
  });
  const n = bytes.subarray(code.at, unsigned(bytes, code.at)[1]);
  return [code.id, ...leb(n.length + content.length), ...n, ...content];
};

// Where the data stand in memory, and in the file.
const segmentsOf = (bytes, data) => {
  const segments = [];
  for (let [n, at] = unsigned(bytes, data.at); n--;) {
    if (bytes[at] !== 0 || bytes[at + 1] !== 65) throw new Error(`data of a kind not known here, at ${at}`);
    const [address, afterAddress] = unsigned(bytes, at + 2);
    const [length, start] = unsigned(bytes, afterAddress + 1);
    at = start + length;
    segments.push({ address, start, end: at });
  }
  return segments;
};

// What panics of Rust's library and of wasm-bindgen say, as far as it stood in a bundle.
const MESSAGES = new RegExp([
  "attempt(ed)? to (take ownership of Rust value while it was borrowed|divide (with overflow|by zero)|" +
    "calculate the remainder with (overflow|a divisor of zero))",
  "null pointer passed to rust|recursive use of an object detected which would lead to unsafe aliasing in rust",
  "Tried to shrink to a larger capacity|capacity overflow|LayoutError|memory allocation of|bytes failed",
  "slice index starts at|but ends at|index out of bounds: the len is|but the index is",
  "range (start|end) index|out of range for slice of length|removal index \\(is|\\) should be < len \\(is",
  "internal error: entered unreachable code|called `(Result|Option)::unwrap\\(\\)` on an? `(Err|None)` value",
].join("|"), "g");

// Blanks the messages, and each `core::panic::Location` with the name of its file: four words, of
// which the first two are the address and the length of a text that ends as a Rust file's name does.
const blankWords = (bytes, data) => {
  const segments = segmentsOf(bytes, data);
  const memory = new Uint8Array(Math.max(...segments.map((each) => each.address + each.end - each.start)));
  for (const { address, start, end } of segments) memory.set(bytes.subarray(start, end), address);
  const word = (at) => new DataView(memory.buffer).getUint32(at, true);
  const letters = (from, to) => Buffer.from(memory.subarray(from, to)).toString("latin1");
  const blank = [];
  for (const { address, start, end } of segments) {
    const last = address + end - start;
    for (const { 0: said, index } of letters(address, last).matchAll(MESSAGES)) {
      blank.push([address + index, address + index + said.length]);
    }
    for (let at = (address + 3) & -4; at + 16 <= last; at += 4) {
      const [file, length] = [word(at), word(at + 4)];
      if (length < 256 && /^[\w/.-]+\.rs$/.test(letters(file, file + length))) {
        blank.push([at, at + 16], [file, file + length]);
      }
    }
  }
  for (const [from, to] of blank) memory.fill(0, from, to);
  for (const { address, start, end } of segments) bytes.set(memory.subarray(address, address + end - start), start);
};

const [input, output] = process.argv.slice(2);
const wasm = new Uint8Array(readFileSync(input));
const module = new WebAssembly.Module(wasm);
const names = namesOf(module);
const n_imported = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length;
const find = (id) => sections(wasm).find((section) => section.id === id);
blankWords(wasm, find(11));
const code = find(10);
const stopped = withoutPanics(wasm, code, (place) => ENDS_IN_PANIC.test(names.get(place + n_imported) ?? ""));
writeFileSync(output, Uint8Array.from([...wasm.subarray(0, code.start), ...stopped, ...wasm.subarray(code.end)]));
