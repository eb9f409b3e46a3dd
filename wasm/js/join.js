// Puts a wasm together from the streams that `xtask/npm/split.mjs` takes it apart into: opcodes
// beside opcodes and numbers beside numbers of their kind compress better by a tenth.

// Two opcodes that wasm does not have: ALIGN to ALIGN + 7 before a load or store that is not aligned
// as wide as what it moves; ADDRESS for an `i32.const` given as distance to the ADDRESS before it.
export const ALIGN = 224, ADDRESS = 240;

// By opcode, the stream of its number; that of `local.get` (4) and `i32.const` (10) hangs on what
// comes next. 0, 12 and 13 have none; the operands of 15 stand beside it, after their length. Each
// opcode is followed by the kind of all from there on.
export const kinds = new Uint8Array(256);
[0, 0, 2, 1, 5, 0, 12, 2, 14, 15, 16, 3, 17, 15, 26, 0, 28, 15, 32, 4, 33, 5, 34, 6, 35, 7, 37, 15,
  40, 8, 54, 9, 63, 15, 65, 10, 66, 11, 67, 15, 69, 13, 106, 12, 107, 0, 208, 15, ALIGN, 9,
  ADDRESS, 10, 252, 15].forEach((kind, n, all) => n % 2 && kinds.fill(kind, all[n - 1]));

export const streamOf = (kind, next) =>
  kind === 4 || kind === 10 ? kind * 16 - 48 + kinds[next] : kind;
export const HEAD = 0, TAIL = 4, OPS = 10, RUNS = 12, ADDRESSES = 13, N_STREAMS = 128;

// How wide loads and stores are aligned unless said otherwise, as powers of two.
export const widthOf = (op) => +"23230011001122232301012"[op - 40];

// What is no such file, or not all of it, is an error: every step takes a byte of a stream that has
// one left, so nothing goes on for ever.
export const join = (bytes) => {
  const out = new Uint8Array(bytes.length * 2);
  const at = [0], ends = [bytes.length];
  let end = 0, address = 0;
  const fail = () => { throw new Error("not the streams of a wasm, or not all of them"); };
  const take = (stream) => at[stream] < ends[stream] ? bytes[at[stream]++] : fail();
  const number = (stream) => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = take(stream);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const copy = (stream) => {
    do out[end] = take(stream); while (out[end++] > 127);
    return out[end - 1];
  };
  const whole = (stream) => {
    out.set(bytes.subarray(at[stream], ends[stream]), end);
    end += ends[stream] - at[stream];
  };
  // Writes something and, before it, its length, which takes three bytes whatever it is.
  const measured = (write) => {
    const start = end += 3;
    write();
    const n = end - start;
    out.set([n | 128, n >> 7 | 128, n >> 14], start - 3);
  };
  const body = () => {
    for (let n = copy(RUNS) * 2; n--;) copy(RUNS);
    for (let depth = 1; depth;) {
      let op = take(OPS), width;
      if (op >> 3 === ALIGN >> 3) width = op & 7, op = take(OPS);
      const kind = kinds[op];
      out[end++] = op;
      if (op === ADDRESS) {
        const step = number(ADDRESSES);
        address += step >> 1 ^ -(step & 1);
        out.set([65, address | 128, address >> 7 | 128, address >> 14 | 128, address >> 21], end - 1);
        end += 4;
      } else if (kind > 14) {
        for (let n = number(OPS); n--;) out[end++] = take(OPS);
      } else if (kind && kind < 12) {
        if (kind > 7 && kind < 10) out[end++] = width ?? widthOf(op);
        copy(streamOf(kind, bytes[at[OPS]]));
      }
      depth += (kind === 1) - (op === 11);
    }
  };
  const lengths = Array.from({ length: N_STREAMS }, () => number(0));
  let start = at[0];
  lengths.forEach((length, stream) => ends[stream] = start = (at[stream] = start) + length);
  if (start !== bytes.length) fail();
  whole(HEAD);
  measured(() => {
    for (copy(RUNS); at[RUNS] < ends[RUNS];) measured(body);
  });
  whole(TAIL);
  return out.subarray(0, end);
};
