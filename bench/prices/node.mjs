// One million rows in Node: the core in wasm, columns copied in and figures read out within the
// time, against plain JavaScript on typed arrays doing the same in the same way.
//
//   node bench/prices/node.mjs MODULE.wasm FOLDER [rounds]
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [module, folder, rounds = "15"] = process.argv.slice(2);
const N_ROWS = 1_000_000, N_COMMODITIES = 40, N_DAYS = 1_000;
const bytes = (name, width) => {
  const file = readFileSync(join(folder, name));
  return file.buffer.slice(file.byteOffset, file.byteOffset + N_ROWS * width);
};
const commodity = new Uint16Array(bytes("commodity.u16", 2));
const day = new Uint16Array(bytes("day.u16", 2));
const price = new Uint32Array(bytes("price.u32", 4));

const { exports: core } = (await WebAssembly.instantiate(readFileSync(module))).instance;
const inWasm = () => {
  const columns = [commodity, day, price];
  const places = columns.map((column, which) => core.column(which, column.length));
  columns.forEach((column, which) =>
    new column.constructor(core.memory.buffer, places[which], column.length).set(column));
  const n = core.run(N_COMMODITIES, N_DAYS);
  return new Float64Array(core.memory.buffer, core.figures(), n * 3).slice();
};

const halfEven = (x) => {
  const floor = Math.floor(x), rest = x - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
};
const inScript = () => {
  const n_groups = N_COMMODITIES * N_DAYS;
  const starts = new Uint32Array(n_groups + 1);
  for (let i = 0; i < N_ROWS; i++) starts[commodity[i] * N_DAYS + day[i] + 1]++;
  for (let g = 0; g < n_groups; g++) starts[g + 1] += starts[g];
  const ends = starts.slice();
  const sorted = new Uint32Array(N_ROWS);
  for (let i = 0; i < N_ROWS; i++) sorted[ends[commodity[i] * N_DAYS + day[i]]++] = price[i];
  const figures = [];
  for (let g = 0; g < n_groups; g++) {
    const from = starts[g], until = starts[g + 1], n = until - from;
    if (n === 0) continue;
    let sum = 0, logs = 0;
    for (let i = from; i < until; i++) { sum += sorted[i]; logs += Math.log(sorted[i]); }
    // Groups are small: insertion beats the engine's own sort.
    for (let i = from + 1; i < until; i++) {
      const one = sorted[i];
      let j = i - 1;
      while (j >= from && sorted[j] > one) { sorted[j + 1] = sorted[j]; j--; }
      sorted[j + 1] = one;
    }
    const median = (sorted[from + ((n - 1) >> 1)] + sorted[from + (n >> 1)]) / 2;
    figures.push(halfEven(median), halfEven(sum / n), Math.exp(logs / n));
  }
  return Float64Array.from(figures);
};

const [a, b] = [inWasm(), inScript()];
if (a.length !== b.length) throw new Error(`${a.length / 3} groups in wasm, ${b.length / 3} in script`);
for (let i = 0; i < a.length; i++)
  if (Math.abs(a[i] - b[i]) > Math.abs(b[i]) * 1e-12) throw new Error(`figure ${i}: ${a[i]} in wasm, ${b[i]} in script`);
const took = { wasm: [], script: [] };
for (let round = 0; round < Number(rounds); round++)
  for (const [name, run] of round % 2 ? [["script", inScript], ["wasm", inWasm]] : [["wasm", inWasm], ["script", inScript]]) {
    const began = performance.now();
    run();
    took[name].push(performance.now() - began);
  }
const median = (list) => list.sort((x, y) => x - y)[list.length >> 1];
console.log(JSON.stringify({ wasm_ms: median(took.wasm), script_ms: median(took.script), n_groups: a.length / 3 }));
