// 500 rows: the price board against the same table in Lit, in one browser, turn by turn.
//
//   BALAI_DIST=target/dist CHROMIUM=/usr/bin/chromium node bench/widget/run.mjs [rounds]
//
// Each round opens a fresh page with each and measures, from the moment the text of the feed is
// there: the first render, then updates of 50 rows. Both read the text, compute the figures, bring
// the page up to date and lay it out within the measured time.
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { changed, feed as makeFeed } from "./feed.mjs";

const tools = createRequire(new URL("../../xtask/npm/package.json", import.meta.url));
const { chromium } = tools("playwright-core");
const esbuild = tools("esbuild");
const DIST = process.env.BALAI_DIST ?? fileURLToPath(new URL("../../target/dist", import.meta.url));
const ROUNDS = Number(process.argv[2] ?? 25);
const UPDATES = 6;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const manifest = JSON.parse(readFileSync(join(DIST, "manifest.json"), "utf8"));
const css = manifest.tags["balai-price-board"].css;
const built = await esbuild.build({
  stdin: {
    contents: `import { LitBoard } from "./lit-board.js";
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await (await fetch("/dist/${css}")).text());
      LitBoard.styles = [sheet];
      customElements.define("lit-board", LitBoard);`,
    resolveDir: here("."),
  },
  nodePaths: [fileURLToPath(new URL("../../xtask/npm/node_modules", import.meta.url))],
  bundle: true, minify: true, format: "esm", write: false, conditions: ["production"],
});
const lit = built.outputFiles[0].text;

const page = (script, tag) => `<!doctype html><html lang="id"><meta charset="utf-8"><title>${tag}</title>
<link rel="stylesheet" href="/dist/balai.css"><script src="/probe.js"></script><script type="module" src="${script}"></script>
<body><${tag} src="/feed" events="/events" rows="500"></${tag}>`;

// Gives the feed from memory, notes when its text is there, and when everything that followed from
// it is done, with the layout forced.
const probe = (feeds) => `
  const feeds = ${JSON.stringify(feeds)};
  let at = 0, done;
  Date.now = () => Date.parse("2026-11-23T15:00:00+07:00");
  window.done = new Promise((resolve) => { done = resolve; });
  const real = window.fetch;
  window.fetch = async (url, ...rest) => {
    if (!String(url).endsWith("/feed")) return real(url, ...rest);
    const text = feeds[at++];
    return { ok: true, status: 200, headers: new Headers({ etag: '"' + at + '"' }), text: async () => {
      // A task of its own, so that nothing else runs within the measured time.
      await new Promise((resolve) => setTimeout(resolve, 30));
      const began = performance.now();
      // What follows from the text runs in promises; after these few turns all of it has run, and
      // the browser had no chance to draw in between.
      (async () => {
        for (let i = 0; i < 40; i++) await null;
        const script = performance.now() - began;
        const host = document.querySelector("balai-price-board, lit-board");
        const height = host.offsetHeight + host.shadowRoot.querySelector("tbody").offsetHeight;
        const total = performance.now() - began;
        const cells = [...host.shadowRoot.querySelectorAll("td.price")];
        const sum = cells.reduce((n, td) => n + Number(td.textContent.replace(/\\D/g, "")), 0);
        done({ total, script, height, sum, rows: cells.length });
      })();
      return text;
    } };
  };
  window.EventSource = class extends EventTarget { constructor() { super(); window.stream = this; } close() {} };
  window.update = () => {
    window.done = new Promise((resolve) => { done = resolve; });
    window.stream.dispatchEvent(new Event("prices"));
    return window.done;
  };`;

const first = makeFeed();
const feeds = [first];
for (let i = 0; i < UPDATES; i++) feeds.push(changed(feeds.at(-1), i));
const texts = feeds.map((feed) => JSON.stringify(feed));
const types = { js: "text/javascript", css: "text/css", wasm: "application/wasm", html: "text/html; charset=utf-8" };
const own = {
  "/balai.html": page("/dist/balai.js", "balai-price-board"),
  "/lit.html": page("/lit.js", "lit-board"),
  "/lit.js": lit,
  "/probe.js": probe(texts),
};
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://x").pathname;
  try {
    const body = own[path] ?? readFileSync(join(DIST, path.replace(/^\/dist\//, "").replaceAll("/", "")));
    response.writeHead(200, { "content-type": types[path.split(".").pop()] ?? "text/plain" }).end(body);
  } catch { response.writeHead(404).end(); }
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const base = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"],
});
const measured = { balai: { render: [], update: [] }, lit: { render: [], update: [] } };
const sums = {};
const measure = async (name) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${base}/${name}.html`);
  const render = await page.evaluate(() => window.done);
  const updates = [];
  for (let i = 0; i < UPDATES; i++) {
    await page.waitForTimeout(60);
    updates.push(await page.evaluate(() => window.update()));
  }
  sums[name] = updates.map(({ sum, rows }) => `${rows}:${sum}`).join();
  measured[name].render.push(render);
  measured[name].update.push(...updates);
  await context.close();
};
await measure("balai");
await measure("lit");
for (const kind of Object.values(measured)) kind.render.length = kind.update.length = 0;
for (let round = 0; round < ROUNDS; round++)
  for (const name of round % 2 ? ["lit", "balai"] : ["balai", "lit"]) await measure(name);
await browser.close();
server.close();
if (sums.balai !== sums.lit) throw new Error(`the two tables show different prices:\n${sums.balai}\n${sums.lit}`);

const sorted = (list, part) => list.map((one) => one[part]).sort((a, b) => a - b);
const median = (list, part) => { const s = sorted(list, part); return s[s.length >> 1]; };
const least = (list, part) => sorted(list, part)[0];
const cell = (list, part) => `${median(list, part).toFixed(1)} (${least(list, part).toFixed(1)})`.padStart(16);
console.log(`${ROUNDS} rounds, ${UPDATES} updates each; median (least) in milliseconds`);
console.log(`${"".padEnd(28)}${"Balai".padStart(16)}${"Lit".padStart(16)}`);
for (const [kind, words] of [["render", "first render, 500 rows"], ["update", "update of 50 rows"]])
  for (const [part, where] of [["total", ""], ["script", ", script"]])
    console.log(`${(words + where).padEnd(28)}${cell(measured.balai[kind], part)}${cell(measured.lit[kind], part)}`);
const ratio = (a, b, kind) => median(a[kind], "total") / median(b[kind], "total");
const render = ratio(measured.balai, measured.lit, "render");
const update = ratio(measured.lit, measured.balai, "update");
console.log(`first render balai/lit ${render.toFixed(2)} (bar: at most 1.00): ${render <= 1 ? "met" : "missed"}`);
console.log(`update lit/balai ${update.toFixed(2)} (bar: at least 2.00): ${update >= 2 ? "met" : "missed"}`);
