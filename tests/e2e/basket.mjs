// What a reader does with the basket, and what a wrong or hostile feed does to it.
import {
  FEED, NARROW, WIDE, accessible, accessibleInEveryLight, assert, json, network, open, quiet, realFeed, still, test,
} from "./harness.mjs";

const TAG = "balai-price-basket";
const PAGE = "/embed/price-basket.html";

const ready = async (page) => {
  const host = page.locator(TAG);
  await page.locator(`${TAG}[ready]`).waitFor({ state: "attached" });
  await host.locator("ol.markets > li").first().waitFor();
  return host;
};
const totals = (host) => host.locator("ol.markets > li").evaluateAll((all) => all.map((li) => ({
  total: Number(li.querySelector("b").textContent.replace(/\D/g, "")),
  lacks: !!li.querySelector(".lacks"),
})));

for (const [size, viewport] of [["wide", WIDE], ["narrow", NARROW]])
  test(`the basket is accessible and fits, ${size}`, async (page) => {
    await still(page);
    await open(page, PAGE);
    await ready(page);
    await quiet(page, network);
    await accessibleInEveryLight(page, `basket ${size}`);
    const wider = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
  }, { viewport });

test("the cheapest of the complete markets comes first", async (page) => {
  await still(page);
  await open(page, PAGE);
  const found = await totals(await ready(page));
  assert.ok(found.length > 2);
  const whole = found.filter(({ lacks }) => !lacks);
  assert.deepEqual(found.slice(0, whole.length), whole, "those that lack something come last");
  assert.deepEqual(whole.map((m) => m.total), whole.map((m) => m.total).sort((a, b) => a - b));
});

test("a basket is changed by keyboard alone, and the page is told", async (page) => {
  await still(page);
  await open(page, PAGE + "?basket=D01:5,D08:1");
  const host = await ready(page);
  await page.evaluate((tag) => {
    document.addEventListener("balai-basket", (e) => { window.told = [e.target.localName, e.detail]; });
    document.querySelector(tag).shadowRoot.querySelector("[data-click='more:0']").focus();
  }, TAG);
  const said = () => page.evaluate(() => window.told?.[1]);
  const before = (await totals(host))[0].total;
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.told);
  assert.equal(await said(), "D01:6,D08:1");
  assert.ok((await totals(host))[0].total > before);
  const amount = host.locator("input[type=number]").first();
  await amount.fill("0.5");
  await amount.press("Tab");
  assert.equal(await said(), "D01:0.5,D08:1");
  await amount.fill("0");
  await amount.press("Tab");
  await host.getByText("Tulis angka di atas nol").waitFor();
  assert.equal(await said(), "D01:0.5,D08:1", "what is no amount changes nothing");
  await host.locator("[data-click='remove:0']").press("Enter");
  assert.equal(await said(), "D08:1");
  const focused = await page.evaluate((tag) =>
    document.querySelector(tag).shadowRoot.activeElement?.dataset.click, TAG);
  assert.equal(focused, "remove:0", "the focus stays in the list");
  await host.locator("#add").selectOption({ index: 1 });
  assert.match(await said(), /^D08:1,.+:1$/);
  assert.equal(await host.locator("#add").inputValue(), "", "ready for the next");
  await quiet(page, network);
  await amount.fill("-1");
  await amount.press("Tab");
  await host.getByText("Tulis angka di atas nol").waitFor();
  await accessible(page, "no amount");
});

test("an empty basket is filled", async (page) => {
  await still(page);
  await open(page, PAGE + "?basket=");
  const host = page.locator(TAG);
  await page.locator(`${TAG}[ready]`).waitFor({ state: "attached" });
  await host.getByText("Keranjang masih kosong").waitFor();
  await accessible(page, "empty basket");
  await host.locator("#add").selectOption({ index: 3 });
  await host.locator("ol.markets > li").first().waitFor();
});

test("the comparison is a file under the strict policy", async (page) => {
  await still(page);
  await open(page, PAGE);
  const host = await ready(page);
  const [download] = await Promise.all([page.waitForEvent("download"), host.locator("a.csv").click()]);
  assert.equal(download.suggestedFilename(), "balai-price-basket.csv");
  await quiet(page, network);
});

test("hostile names are text in the basket", async (page) => {
  await still(page);
  const evil = `<script>window.ran=1</script><img src=x onerror="window.ran=1">"'&\``;
  const feed = await realFeed();
  for (const market of feed.markets) market.name += evil;
  for (const item of feed.items) { item.name_id += evil; item.name_en += evil; }
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await page.route("**/hostile", (route) => route.fulfill({ contentType: "text/html", body:
    `<!doctype html><html lang="id"><title>x</title><script type="module" src="/dist/balai.js"></script>
      <main><h1>x</h1><${TAG} src="/api/prices/board.json" basket="D01:5,&lt;img src=x onerror=window.ran=1&gt;:1,&lt;b&gt;:x"></${TAG}></main>` }));
  await open(page, "/hostile");
  const host = await ready(page);
  assert.equal(await host.locator("script, img").count(), 0);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.ok((await host.locator("ol.markets .name").first().textContent()).includes(evil));
  await accessible(page, "hostile basket");
});

test("without a script the comparison is whole", async (page) => {
  await open(page, PAGE + "?lang=en");
  const host = page.locator(TAG);
  assert.ok(await host.locator("ol.markets > li").count() > 2);
  assert.equal(await host.locator("button, input, select").count(), 0);
  await host.locator("ol.markets summary").first().click();
  assert.ok(await host.locator("ol.markets details li").first().isVisible());
}, { javaScriptEnabled: false });
