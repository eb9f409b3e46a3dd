// Reads a wasm module: its sections, and the instructions of its functions.
//
// Source: WebAssembly Core Specification, 5.4 (instructions) and 5.5 (modules).

/** Reads the unsigned number at `at`: its value and where it ends. */
export const unsigned = (bytes, at) => {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
};

/** The bytes of an unsigned number. */
export const leb = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
};

/** The sections: their id, where they start, and where their content starts and ends. */
export const sections = (bytes) => {
  const found = [];
  for (let start = 8; start < bytes.length;) {
    const [length, at] = unsigned(bytes, start + 1);
    found.push({ id: bytes[start], start, at, end: at + length });
    start = at + length;
  }
  return found;
};

/** The bodies of the functions of the section `code`: where they start and end. */
export const bodies = (bytes, code) => {
  const found = [];
  for (let [n, at] = unsigned(bytes, code.at); n--;) {
    const [length, start] = unsigned(bytes, at);
    found.push({ start, end: start + length });
    at = start + length;
  }
  return found;
};

// How many numbers follow an opcode that 252 stands before.
const N_AFTER_252 = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

const passNumbers = (bytes, at, n) => {
  while (n--) [, at] = unsigned(bytes, at);
  return at;
};

// Where the operands of `op` end, which start at `at`.
const operandsEnd = (bytes, op, at) => {
  const [first, after] = unsigned(bytes, at);
  if (op === 14) return passNumbers(bytes, after, first + 1);
  if (op === 28) return passNumbers(bytes, after, first);
  if (op === 67) return at + 4;
  if (op === 68) return at + 8;
  if (op === 252 && first < N_AFTER_252.length) return passNumbers(bytes, after, N_AFTER_252[first]);
  if (op === 17 || (op >= 40 && op <= 62)) return passNumbers(bytes, at, 2);
  const one = (op >= 2 && op <= 4) || op === 12 || op === 13 || op === 16 || (op >= 32 && op <= 38) ||
    (op >= 63 && op <= 66) || op === 208 || op === 210;
  if (one) return after;
  if (op > 196 && op !== 209) throw new Error(`opcode ${op} at ${at - 1} is not known to this tool`);
  return at;
};

/** The instructions of a body: opcode, and where its operands start and end. */
export function* instructions(bytes, { start, end }) {
  const [n_runs, first] = unsigned(bytes, start);
  for (let at = passNumbers(bytes, first, n_runs * 2); at < end;) {
    const op = bytes[at++];
    const after = operandsEnd(bytes, op, at);
    yield { op, start: at, end: after };
    at = after;
  }
}
