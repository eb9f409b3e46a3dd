// What a reader sees and does on the map, and what a wrong or hostile feed does to it.
import {
  FEED, NARROW, WIDE, accessible, accessibleInEveryLight, assert, json, network, open, quiet, realFeed, still, test,
} from "./harness.mjs";

const TAG = "balai-price-map";
const PAGE = "/embed/price-map.html";

const ready = async (page) => {
  const host = page.locator(TAG);
  await page.locator(`${TAG}[ready]`).waitFor({ state: "attached" });
  await host.locator("tbody tr").first().waitFor();
  return host;
};
const numbers = (host, what) => host.locator(what).evaluateAll((all) => all.map((e) => e.textContent));
const alone = (page, name, attributes = "") => page.route("**/" + name, (route) => route.fulfill({
  contentType: "text/html",
  body: `<!doctype html><html lang="id"><title>x</title><script type="module" src="/dist/balai.js"></script>
    <main><h1>x</h1><${TAG} src="/api/prices/board.json" ${attributes}></${TAG}></main>`,
}));

// Neither the page nor the table is wider than its room.
const fits = async (page) => {
  const wider = await page.evaluate((tag) => {
    const table = document.querySelector(tag).shadowRoot.querySelector("table");
    const page = document.documentElement;
    return Math.max(page.scrollWidth - page.clientWidth, table.scrollWidth - table.parentElement.clientWidth);
  }, TAG);
  assert.ok(wider <= 0, `something is ${wider} px wider than its room`);
};

for (const [size, viewport] of [["wide", WIDE], ["narrow", NARROW]])
  test(`the map is accessible and fits, ${size}`, async (page) => {
    await still(page);
    await open(page, PAGE);
    await ready(page);
    await quiet(page, network);
    await accessibleInEveryLight(page, `map ${size}`);
    await fits(page);
  }, { viewport });

test("each mark on the map bears the number of its market in the list", async (page) => {
  await still(page);
  await open(page, PAGE);
  const host = await ready(page);
  const rows = await host.locator("tbody tr").count();
  assert.ok(rows >= 4);
  const marks = await numbers(host, "svg.plane .number");
  assert.deepEqual(marks.toSorted(), Array.from({ length: rows }, (_, i) => String(i + 1)));
  const prices = (await numbers(host, "tbody tr td.num:nth-child(3)")).map((text) => +text.replace(/\D/g, ""));
  assert.deepEqual(prices, prices.toSorted((a, b) => a - b), "from the cheapest to the dearest");
});

test("another commodity is chosen by keyboard and the page is told", async (page) => {
  await still(page);
  await open(page, PAGE);
  const host = await ready(page);
  await page.evaluate(() => document.addEventListener("balai-item", (e) => { window.told = e.detail; }));
  const before = await numbers(host, "tbody tr td");
  await host.locator("#item").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => window.told);
  assert.equal(await host.locator("#item").inputValue(), await page.evaluate(() => window.told));
  assert.notDeepEqual(await numbers(host, "tbody tr td"), before);
});

const areas = async (page) => {
  const host = await ready(page);
  await host.locator("#by").waitFor();
  return host;
};
const rows = "tbody tr:not(.why)";

test("areas are chosen on the map by keyboard, and each opens its grounds", async (page) => {
  await still(page);
  await open(page, PAGE);
  const host = await areas(page);
  await page.evaluate(() => document.addEventListener("balai-by", (e) => { window.told = e.detail; }));
  const markets = await host.locator(rows).count();
  await host.locator("#by").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => window.told === "area");
  await host.getByRole("heading", { name: "Harga per wilayah" }).waitFor();
  const n = await host.locator(rows).count();
  assert.ok(n >= 2 && n < markets, `${n} areas of ${markets} markets`);
  const marks = await numbers(host, "svg.plane .number");
  assert.deepEqual(marks.toSorted(), Array.from({ length: n }, (_, i) => String(i + 1)));
  const prices = (await numbers(host, `${rows} td.num:nth-child(3)`)).map((text) => +text.replace(/\D/g, ""));
  assert.deepEqual(prices, prices.toSorted((a, b) => a - b), "from the cheapest to the dearest");
  const inside = (await numbers(host, ".why summary")).map((text) => parseInt(text, 10));
  assert.equal(inside.reduce((a, b) => a + b), markets, "every market that counts is in one area");
  const first = host.locator(".why summary").first();
  await first.focus();
  await page.keyboard.press("Enter");
  assert.ok(await host.locator(".why li").first().isVisible());
  await host.locator("#by").focus();
  await page.keyboard.press("ArrowUp");
  await host.getByRole("heading", { name: "Harga per pasar" }).waitFor();
  assert.equal(await host.locator(rows).count(), markets);
});

for (const [size, viewport] of [["wide", WIDE], ["narrow", NARROW], ["320 px", { width: 320, height: 800 }]])
  test(`the map by area is accessible and fits, ${size}`, async (page) => {
    await still(page);
    await open(page, PAGE + "?by=area");
    const host = await areas(page);
    for (const summary of await host.locator(".why summary").all()) await summary.click();
    await quiet(page, network);
    await accessibleInEveryLight(page, `map by area ${size}`);
    await fits(page);
  }, { viewport });

test("grounds of an area on the map stay open for another commodity", async (page) => {
  await still(page);
  const feed = await realFeed();
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await alone(page, "areas", `by="area"`);
  await open(page, "/areas");
  const host = await areas(page);
  await host.locator(".why summary").first().click();
  const name = (what) => host.locator("tr:has(+ .why details[open]) th").evaluateAll(([th]) => th.textContent);
  const before = await name();
  await page.evaluate((tag) => { document.querySelector(tag).setAttribute("item", "D02"); }, TAG);
  await page.waitForFunction((tag) => document.querySelector(tag).shadowRoot.querySelector("#item").value.startsWith("D02"), TAG);
  assert.equal(await name(), before, "the same area is open for another commodity");
});

test("a map of one area has no chooser, and a market without one is told", async (page) => {
  await still(page);
  const feed = await realFeed();
  for (const [i, market] of feed.markets.entries()) market.area = i ? "Kecamatan Satu" : "";
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await alone(page, "one", `by="area"`);
  await open(page, "/one");
  const host = await ready(page);
  assert.equal(await host.locator("#by").count(), 0);
  assert.equal(await host.locator(rows).count(), 2);
  await host.getByText("(tanpa wilayah)").waitFor();
  assert.equal(await host.locator("svg.plane .number").count(), 2);
});

test("markets without a place are in the list and not on the map", async (page) => {
  await still(page);
  const feed = await realFeed();
  for (const market of feed.markets.slice(1)) delete market.place;
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await alone(page, "half");
  await open(page, "/half");
  const host = await ready(page);
  assert.equal(await host.locator("svg.plane .number").count(), 1);
  assert.ok(await host.locator("tbody tr").count() > 1);
});

test("a map without its feed says so and comes back", async (page) => {
  await still(page);
  await page.route(FEED, (route) => route.fulfill({ status: 500, body: "no" }));
  await alone(page, "alone");
  await open(page, "/alone");
  const host = page.locator(TAG);
  await host.getByText("widget.fetch_status").waitFor();
  await page.unroute(FEED);
  await host.getByRole("button", { name: "Coba lagi" }).click();
  await host.locator("tbody tr").first().waitFor();
});

test("hostile names and places are text or set aside on the map", async (page) => {
  await still(page);
  const evil = `<script>window.ran=1</script><img src=x onerror="window.ran=1">"'&\``;
  const feed = await realFeed();
  for (const item of feed.items) { item.name_id += evil; item.name_en += evil; }
  for (const market of feed.markets) { market.name += evil; market.area += evil; }
  feed.markets[0].place = [91_000_000, 9e99];
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await alone(page, "hostile", `classes="-7" bounds="x,1,1" reference="&lt;img src=x onerror=window.ran=1&gt;" by="area"`);
  await open(page, "/hostile");
  const host = await ready(page);
  assert.equal(await host.locator("script, img").count(), 0);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.ok((await host.locator("tbody").textContent()).includes(evil));
  await accessible(page, "hostile map");
});

test("without a script the map and its list are whole", async (page) => {
  await open(page, PAGE + "?lang=en");
  const host = page.locator(TAG);
  assert.ok(await host.locator("svg.plane circle").first().isVisible());
  assert.ok(await host.locator("tbody tr").count() >= 4);
  await host.locator("#item").selectOption({ index: 3 });
  const key = await host.locator("#item").inputValue();
  await host.locator("form button").click();
  assert.equal(await host.locator("#item").inputValue(), key);
  await host.locator("#by").selectOption("area");
  await host.locator("form button").click();
  assert.equal(await host.locator("#by").inputValue(), "area");
  assert.equal(await host.locator("#item").inputValue(), key);
  await host.locator(".why summary").first().click();
  assert.ok(await host.locator(".why li").first().isVisible());
}, { javaScriptEnabled: false });
