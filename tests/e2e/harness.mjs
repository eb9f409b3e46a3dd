// What every end-to-end test uses: a browser, a page that keeps watch over itself, routed feeds.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";

const tools = createRequire(new URL("../../xtask/npm/package.json", import.meta.url));
const { chromium } = tools("playwright-core");
const AXE = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");

const need = (name) => process.env[name] ?? assert.fail(`the variable ${name} is not set`);
export const URL_BASE = need("BALAI_URL");
export const DIST = need("BALAI_DIST");
export const FEED = "**/api/prices/board.json*";
export const TAG = "balai-price-board";
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

export const launch = () => chromium.launch({
  executablePath: need("CHROMIUM"),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
    // A page that a test makes up has no address; it may still embed the board of this machine.
    "--disable-features=LocalNetworkAccessChecks"],
});

// In every page before anything else: what the policy refused and what jumped.
const watch = () => {
  window.violations = [];
  window.shifts = [];
  document.addEventListener("securitypolicyviolation", (e) =>
    window.violations.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput) window.shifts.push({
        value: entry.value,
        of: entry.sources.map((s) => s.node?.nodeName + " " + (s.node?.className ?? "")).join(", "),
      });
  }).observe({ type: "layout-shift", buffered: true });
};

const cases = [];
export const test = (name, run, options = {}) => cases.push({ name, run, options });

// A fresh context for each case. `page.noise` collects what the console complains of.
export const fresh = async (browser, options = {}) => {
  const context = await browser.newContext({ viewport: WIDE, locale: "id-ID", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.noise = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && page.noise.push(m.text()));
  page.on("pageerror", (error) => page.noise.push(String(error)));
  if (options.javaScriptEnabled !== false) await page.addInitScript(watch);
  return page;
};

export const runAll = async (browser, only) => {
  let failed = 0;
  for (const { name, run, options } of cases) {
    if (only && !name.includes(only)) continue;
    if (options.skip) { console.log(`skip ${name}: ${options.skip}`); continue; }
    const page = await fresh(browser, options);
    let late;
    const limit = new Promise((_, reject) => {
      late = setTimeout(() => reject(new Error("took longer than 90 s")), 90_000);
    });
    try {
      await Promise.race([run(page, browser), limit]);
      console.log(`ok ${name}`);
    } catch (error) {
      failed += 1;
      const why = String(error.message ?? error).split("\n").filter(Boolean).slice(0, 12);
      console.log(`not ok ${name}: ${why.join("\n  ")}`);
    } finally {
      clearTimeout(late);
      await page.context().close().catch(() => {});
    }
  }
  return failed;
};

export const open = (page, path, options) => page.goto(URL_BASE + path, { waitUntil: "load", ...options });

// The board is up and shows rows.
export const board = async (page, nth = 0) => {
  const host = page.locator(TAG).nth(nth);
  await host.scrollIntoViewIfNeeded();
  await page.locator(`${TAG}[ready]`).nth(nth).waitFor({ state: "attached" });
  return host;
};
export const ready = async (page, nth = 0) => {
  const host = await board(page, nth);
  await rows(host).first().waitFor();
  return host;
};
export const rows = (host) => host.locator("tbody tr:not(.grounds)");
export const names = (host) => rows(host).locator("th.name").evaluateAll((cells) =>
  cells.map((cell) => cell.firstChild.textContent));

export const quiet = async (page, allowed = () => false) => {
  assert.deepEqual(await page.evaluate(() => window.violations), [], "policy violations");
  assert.deepEqual(page.noise.filter((line) => !allowed(line)), [], "console");
};

// What the browser itself says of requests that a case lets fail.
export const network = (line) => /Failed to load resource|ERR_FAILED|EventSource/.test(line);

export const accessible = async (page, what) => {
  // Through the protocol, so the page's own policy need not allow it.
  await page.evaluate(AXE);
  // Where a page paints no ground of its own the browser paints its canvas, which axe takes for
  // white even in the dark.
  await page.evaluate(() => { document.documentElement.style.backgroundColor = "Canvas"; });
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const words = found.violations.map((v) =>
    `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.flat().join(" > ")} (${n.any[0]?.message ?? n.failureSummary})`).join("; ")}`);
  assert.deepEqual(words, [], `axe, ${what}`);
};

export const accessibleInEveryLight = async (page, what) => {
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    await page.emulateMedia({ forcedColors: "none", ...media });
    await accessible(page, `${what} ${JSON.stringify(media)}`);
  }
};

export const steady = async (page, what) => {
  const shifts = await page.evaluate(() => window.shifts);
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  assert.ok(sum < 0.01, `layout shift ${sum.toFixed(4)}, ${what}: ${JSON.stringify(shifts)}`);
};

export const json = (body, more = {}) => ({
  status: 200, contentType: "application/json",
  headers: { "access-control-allow-origin": "*", ...more },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

// The server's own feed, to be changed by a case.
export const realFeed = async () => (await fetch(URL_BASE + "/api/prices/board.json")).json();
// No live updates but those a case asks for.
export const still = (page) => page.route("**/events", (route) => route.abort());
export { assert };
