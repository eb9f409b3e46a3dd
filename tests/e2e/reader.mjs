// What a reader does with the board: search, sort, choose, open, with mouse or keyboard only.
import { FEED, NARROW, TAG, assert, json, names, network, open, quiet, ready, realFeed, rows, still, test } from "./harness.mjs";

test("the search filters as the reader types", async (page) => {
  await open(page, "/plain");
  const host = await ready(page);
  const [first] = await names(host);
  await host.locator("#search").fill(first.slice(0, 5));
  const found = await names(host);
  assert.ok(found.length > 0 && found.every((name) => name.toLowerCase().includes(first.slice(0, 5).toLowerCase())), `${found}`);
  await host.locator("#search").fill("tidak-ada-<b>");
  await host.getByText("Tidak ada komoditas yang cocok dengan").waitFor();
  assert.equal(await rows(host).count(), 0);
  await host.locator("#search").fill("");
  assert.ok((await names(host)).includes(first));
  await quiet(page);
});

test("a header sorts and turns round, the chooser sorts too", async (page) => {
  await open(page, "/plain");
  const host = await ready(page);
  const header = (name) => host.locator("thead th", { hasText: name });
  assert.equal(await header("Komoditas").getAttribute("aria-sort"), "ascending");
  const before = await names(host);
  await header("Komoditas").locator("button").click();
  assert.equal(await header("Komoditas").getAttribute("aria-sort"), "descending");
  assert.notDeepEqual(await names(host), before);
  await header("Harga").locator("button").click();
  assert.equal(await header("Harga").getAttribute("aria-sort"), "ascending");
  const prices = await host.locator("td.price b").evaluateAll((all) =>
    all.map((b) => Number(b.textContent.replace(/\D/g, ""))));
  assert.deepEqual(prices, prices.toSorted?.((a, b) => a - b) ?? [...prices].sort((a, b) => a - b));
  await host.locator("#sort").selectOption("change");
  assert.equal(await header("Perubahan").getAttribute("aria-sort"), "descending");
  assert.equal(await host.locator("#sort").inputValue(), "change");
});

test("a price says where it stands to the reference price of its day", async (page) => {
  await still(page);
  await open(page, "/plain");
  const host = await ready(page);
  await host.locator("button.all").click();
  const bound = (await realFeed()).items.filter(({ references }) => references);
  assert.ok(bound.length > 0, "the demo city has reference prices");
  for (const { name_id, references } of bound) {
    const row = rows(host).filter({ has: page.locator(`th.name:has-text("${name_id}")`) }).first();
    const price = Number((await row.locator("td.price b").textContent()).replace(/\D/g, ""));
    const { kind, upper } = references.at(-1);
    const percent = ((price - upper) * 100 / upper).toFixed(2).replace(".", ",");
    const said = await row.locator("td.price .above, td.price .within, td.price .below").textContent();
    assert.equal(said, price > upper ? `${percent}% di atas ${kind}` : `dalam ${kind}`, name_id);
    await row.locator("button.open").click();
    await host.getByText(references.at(-1).rule_id).first().waitFor();
    await row.locator("button.open").click();
  }
  await quiet(page, network);
});

test("on a phone the chooser sorts", async (page) => {
  await open(page, "/plain");
  const host = await ready(page);
  const before = await names(host);
  await host.locator("#sort").selectOption("price");
  assert.notDeepEqual(await names(host), before);
  assert.equal(await host.locator("thead").isVisible(), false, "cards have no header row");
}, { viewport: NARROW });

test("a chosen market shows its own prices and tells the page", async (page) => {
  await open(page, "/plain");
  const host = await ready(page);
  await page.evaluate((tag) => {
    document.addEventListener("balai-market", (e) => { window.told = [e.target.localName, e.detail]; });
    document.querySelector(tag).shadowRoot.querySelector("#market").focus();
  }, TAG);
  const market = host.locator("#market");
  const id = await market.locator("option").nth(1).getAttribute("value");
  await market.selectOption(id);
  await host.locator("thead th", { hasText: "Dibanding kota" }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.told), [TAG, id]);
  await market.selectOption("");
  await host.locator("thead th", { hasText: "Perubahan" }).waitFor();
});

test("show all shows all", async (page) => {
  const feed = await realFeed();
  await open(page, "/plain");
  const host = await ready(page);
  assert.equal(await rows(host).count(), 10);
  await host.locator("button.all").click();
  assert.equal(await rows(host).count(), feed.items.length);
  assert.equal(await host.locator("button.all").count(), 0);
});

test("grounds open and close", async (page) => {
  await open(page, "/plain");
  const host = await ready(page);
  const button = rows(host).first().locator("button.open");
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  assert.ok(await host.locator("tr.grounds li").count() > 0);
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.equal(await host.locator("tr.grounds").count(), 0);
});

test("the keyboard reaches everything", async (page) => {
  await open(page, "/plain");
  const host = await ready(page);
  const focused = () => page.evaluate((tag) => {
    const element = document.querySelector(tag).shadowRoot.activeElement;
    return element && (element.id || element.dataset.click || element.localName);
  }, TAG);
  const until = async (wanted) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      if (wanted(await focused() ?? "")) return focused();
    }
    assert.fail("never reached");
  };
  await until((name) => name === "search");
  await page.keyboard.type("a");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "market");
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await host.locator("#market").inputValue(), "");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "sort");
  await until((name) => name === "sort:price");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "sort:price", "the focus stays on what was pressed");
  assert.equal(await host.locator("#sort").inputValue(), "price");
  const opened = await until((name) => name.startsWith("open:"));
  await page.keyboard.press("Enter");
  assert.equal(await focused(), opened);
  assert.equal(await host.locator("tr.grounds").count(), 1);
  await page.keyboard.press("Space");
  assert.equal(await host.locator("tr.grounds").count(), 0);
});

test("attributes may change at any time", async (page) => {
  await still(page);
  await open(page, "/plain");
  const host = await ready(page);
  const set = (name, value) => host.evaluate((element, [name, value]) =>
    value === null ? element.removeAttribute(name) : element.setAttribute(name, value), [name, value]);
  await set("lang", "en");
  await host.getByRole("heading", { name: "Staple food prices" }).waitFor();
  await set("lang", null);
  await host.getByRole("heading", { name: "Harga bahan pokok" }).waitFor();
  await set("rows", "3");
  assert.equal(await rows(host).count(), 3);
  const market = await host.locator("#market option").nth(2).getAttribute("value");
  await set("market", market);
  assert.equal(await host.locator("#market").inputValue(), market);
  const feed = await realFeed();
  feed.items = feed.items.slice(0, 2);
  await page.route("**/other.json", (route) => route.fulfill(json(feed)));
  await set("src", "/other.json");
  await page.waitForFunction((tag) => document.querySelector(tag).shadowRoot.querySelectorAll("tbody tr").length === 2, TAG);
  await quiet(page, (line) => line.includes("/events") || line.includes("ERR_FAILED"));
});

test("the board speaks the language around it", async (page) => {
  await page.route("**/around", (route) => route.fulfill({ contentType: "text/html", body:
    `<!doctype html><html lang="en"><title>x</title><script type="module" src="/dist/balai.js"></script>
     <${TAG} src="/api/prices/board.json"></${TAG}>` }));
  await open(page, "/around");
  const host = await ready(page);
  await host.getByRole("heading", { name: "Staple food prices" }).waitFor();
});

test("a board moved or taken out and put back works on", async (page) => {
  await open(page, "/plain");
  const host = await ready(page);
  await host.evaluate((element) => { const p = element.parentNode; element.remove(); p.prepend(element); });
  await ready(page);
  await host.locator("#search").fill("zzz");
  await host.getByText("Tidak ada komoditas yang cocok dengan").waitFor();
  await host.locator("#search").fill("");
  await page.waitForFunction((tag) => document.querySelector(tag).shadowRoot.querySelectorAll("tbody tr").length > 1, TAG);
  assert.equal(await host.locator("section.board").count(), 1);
  await quiet(page);
});

test("two boards on a page share one bundle", async (page) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.route("**/two", (route) => route.fulfill({ contentType: "text/html", body:
    `<!doctype html><html lang="id"><title>x</title><link rel="stylesheet" href="/dist/balai.css">
     <script type="module" src="/dist/balai.js"></script>
     <${TAG} src="/api/prices/board.json"></${TAG}><${TAG} src="/api/prices/board.json" lang="en"></${TAG}>` }));
  await open(page, "/two");
  const first = await ready(page, 0);
  const second = await ready(page, 1);
  await first.locator("#search").fill("zzz");
  assert.equal(await rows(first).count(), 0);
  assert.ok(await rows(second).count() > 0, "each has its own state");
  for (const ending of [".split", "/balai.js"])
    assert.equal(fetched.filter((path) => path.endsWith(ending)).length, 1, `${ending}: ${fetched}`);
  assert.equal(fetched.filter((path) => /price-board-.*css$/.test(path)).length, 1);
  await quiet(page);
});

test("a board below the window waits until the reader comes near", async (page) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.route("**/deep", (route) => route.fulfill({ contentType: "text/html", body:
    `<!doctype html><html lang="id"><title>x</title><link rel="stylesheet" href="/dist/balai.css">
     <style>p { height: 4000px }</style><p>x</p>
     <script type="module" src="/dist/balai.js"></script><${TAG} src="/api/prices/board.json"></${TAG}>` }));
  await open(page, "/deep");
  await page.waitForTimeout(300);
  assert.ok(!fetched.some((url) => url.endsWith(".split") || url.includes(FEED.slice(3, -1))), `${fetched}`);
  await ready(page);
});

for (const width of [400, 700, 890, 930, 1024, 1280])
  test(`no cell spills into the next, ${width} px`, async (page) => {
    await still(page);
    await open(page, "/plain");
    const host = await ready(page);
    await host.locator("button.all").click();
    const spilled = await rows(host).locator("th, td").evaluateAll((cells) => cells
      .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
      .map((cell) => `${cell.className}: ${cell.textContent}`));
    assert.deepEqual(spilled, []);
  }, { viewport: { width, height: 900 } });
