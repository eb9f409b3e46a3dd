// Takes a wasm apart into the streams that `wasm/js/join.js` puts together again.
//
//   node xtask/npm/split.mjs IN.wasm OUT.split
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import {
  ADDRESS, ADDRESSES, ALIGN, HEAD, join, kinds, N_STREAMS, OPS, RUNS, streamOf, TAIL, widthOf,
} from "../../wasm/js/join.js";
import { bodies, instructions, leb, sections, unsigned } from "./wasm.mjs";

// Rust's data starts at one MiB; four bytes hold its addresses.
const FIRST_ADDRESS = 2 ** 20, LAST_ADDRESS = 2 ** 27 - 1;

const signed = (bytes, start, end) => {
  let value = 0n;
  for (let at = start; at < end; at++) value |= BigInt(bytes[at] & 127) << BigInt(7 * (at - start));
  return Number(BigInt.asIntN(7 * (end - start), value));
};

// An instruction as the streams have it: its bytes among the opcodes, and its number elsewhere.
const plain = (bytes, { op, start, end }) => {
  const kind = kinds[op];
  if (kind === 15) return { ops: [op, ...leb(end - start), ...bytes.subarray(start, end)] };
  if (kind === 8 || kind === 9) {
    const width = bytes[start];
    const ops = width === widthOf(op) ? [op] : [ALIGN + width, op];
    return { ops, kind, number: bytes.subarray(start + 1, end) };
  }
  const value = kind === 10 && signed(bytes, start, end);
  if (value >= FIRST_ADDRESS && value <= LAST_ADDRESS) return { ops: [ADDRESS], address: value };
  return { ops: [op], kind, number: bytes.subarray(start, end) };
};

export const split = (bytes) => {
  const streams = Array.from({ length: N_STREAMS }, () => []);
  const all = sections(bytes);
  const code = all.find(({ id }) => id === 10);
  streams[HEAD].push(...bytes.subarray(0, code.start + 1));
  streams[TAIL].push(...bytes.subarray(code.end));
  const found = bodies(bytes, code);
  streams[RUNS].push(...leb(found.length));
  let address = 0;
  for (const body of found) {
    const parts = [...instructions(bytes, body)].map((each) => ({ ...plain(bytes, each), at: each.start - 1 }));
    streams[RUNS].push(...bytes.subarray(body.start, parts[0].at));
    parts.forEach((part, n) => {
      streams[OPS].push(...part.ops);
      if (part.address) {
        const step = part.address - address;
        streams[ADDRESSES].push(...leb(step < 0 ? -2 * step - 1 : 2 * step));
        address = part.address;
      } else if (part.number?.length) {
        streams[streamOf(part.kind, parts[n + 1].ops[0])].push(...part.number);
      }
    });
  }
  return Uint8Array.from([...streams.flatMap(({ length }) => leb(length)), ...streams.flat()]);
};

// The module with the lengths of its code in three bytes, as `join` writes them.
const loose = (bytes) => {
  const long = (n) => [n & 127 | 128, n >> 7 & 127 | 128, n >> 14];
  const code = sections(bytes).find(({ id }) => id === 10);
  const [, at] = unsigned(bytes, code.at);
  const content = [...bytes.subarray(code.at, at)];
  for (const { start, end } of bodies(bytes, code)) content.push(...long(end - start), ...bytes.subarray(start, end));
  return Uint8Array.from([...bytes.subarray(0, code.start + 1), ...long(content.length), ...content, ...bytes.subarray(code.end)]);
};

const [input, output] = process.argv.slice(2);
const wasm = new Uint8Array(readFileSync(input));
const apart = split(wasm);
assert.deepEqual(join(apart), loose(wasm), `${input} is not the same when it is put together again`);
writeFileSync(output, apart);
