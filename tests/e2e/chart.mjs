// What a reader does with the chart, and what a wrong or hostile feed does to it.
import {
  FEED, NARROW, WIDE, accessible, accessibleInEveryLight, assert, json, network, open, quiet, realFeed, still, test,
} from "./harness.mjs";

const TAG = "balai-price-chart";
const PAGE = "/embed/price-chart.html";

const up = async (page) => {
  await page.locator(`${TAG}[ready]`).waitFor({ state: "attached" });
  return page.locator(TAG);
};
const ready = async (page) => {
  const host = await up(page);
  await host.locator("#day").waitFor();
  return host;
};
const said = (host) => host.locator("output").textContent();

for (const [size, viewport] of [["wide", WIDE], ["narrow", NARROW]])
  test(`the chart is accessible and fits, ${size}`, async (page) => {
    await still(page);
    await open(page, PAGE + "?item=D01,D02,D06");
    const host = await ready(page);
    assert.equal(await host.locator("figure").count(), 2, "kilograms and birds have an axis each");
    await host.locator("summary", { hasText: "Tabel data" }).click();
    await quiet(page, network);
    await accessibleInEveryLight(page, `chart ${size}`);
    const wider = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
  }, { viewport });

test("the arrow keys go from day to day and the day is said", async (page) => {
  await still(page);
  await open(page, PAGE + "?item=D01");
  const host = await ready(page);
  const day = host.locator("#day");
  await day.focus();
  const newest = await said(host);
  assert.match(newest, /^(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d+ \S+ \d{4}: ● Beras medium (Rp\s[\d.]+ \(([\d,]+% di (atas|bawah)|dalam) HET\)|tanpa data)\.$/);
  await page.keyboard.press("ArrowLeft");
  const before = await said(host);
  assert.notEqual(before, newest);
  assert.ok(before.startsWith(await day.getAttribute("aria-valuetext")));
  await page.keyboard.press("Home");
  const n_days = await host.locator("tbody tr").count();
  assert.equal(await day.inputValue(), "0");
  for (let i = 1; i < n_days; i++) await page.keyboard.press("ArrowRight");
  assert.equal(await said(host), newest);
  assert.equal(await page.evaluate((tag) => document.querySelector(tag).shadowRoot.activeElement?.id, TAG), "day");
  await quiet(page, network);
});

test("a reference price lies behind a line that is alone, with its rule", async (page) => {
  await still(page);
  await open(page, PAGE + "?item=D01");
  const host = await ready(page);
  const item = (await realFeed()).items.find(({ commodity }) => commodity === "D01");
  const band = host.locator("rect.band");
  assert.equal(await band.count(), item.references.length);
  const figure = host.locator("figure");
  for (const { kind, upper, rule_id } of item.references)
    await figure.getByText(`${kind} ≤ Rp\u00a0${upper.toLocaleString("id-ID")} (${rule_id})`).waitFor();
  const [plot, box] = [await host.locator("svg.lines").boundingBox(), await band.first().boundingBox()];
  assert.ok(box.width > 100 && box.y >= plot.y - 1 && box.y + box.height <= plot.y + plot.height + 1, "it lies in the plot");
  await open(page, PAGE + "?item=D01,D02");
  assert.equal(await (await ready(page)).locator("rect.band").count(), 0, "of two lines it would be a riddle whose it is");
  await quiet(page, network);
});

test("a tap on the chart looks at the nearest day", async (page) => {
  await still(page);
  await open(page, PAGE + "?item=D01");
  const host = await ready(page);
  const box = await host.locator("svg.lines").boundingBox();
  await page.mouse.click(box.x + 2, box.y + box.height / 2);
  assert.equal(await host.locator("#day").inputValue(), "0");
  await page.mouse.click(box.x + box.width - 2, box.y + box.height / 2);
  assert.equal(await host.locator("#day").inputValue(), await host.locator("#day").getAttribute("max"));
}, { viewport: NARROW });

test("another commodity is chosen and the page is told", async (page) => {
  await still(page);
  await open(page, PAGE);
  const host = await ready(page);
  await page.evaluate(() => document.addEventListener("balai-item", (e) => { window.told = e.detail; }));
  const option = host.locator("#item option").nth(4);
  const [key, words] = [await option.getAttribute("value"), await option.textContent()];
  await host.locator("#item").selectOption(key);
  assert.ok((await said(host)).includes(words.split(",")[0]));
  await page.waitForFunction((key) => window.told === key, key);
});

test("the day looked at stays when prices change", async (page) => {
  await still(page);
  const feed = await realFeed();
  await page.clock.install({ time: new Date(Date.parse(feed.generated_at) + 60_000) });
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await open(page, PAGE + "?item=D01");
  const host = await ready(page);
  await host.locator("#day").focus();
  await page.keyboard.press("Home");
  const before = await said(host);
  for (const item of feed.items) item.series = item.series.map((price) => price && price + 500);
  await page.clock.fastForward(400_000);
  await page.waitForFunction(([tag, before]) =>
    document.querySelector(tag).shadowRoot.querySelector("output").textContent !== before, [TAG, before]);
  assert.equal((await said(host)).split(":")[0], before.split(":")[0]);
});

test("the table holds what the lines show, and goes as a file under the strict policy", async (page) => {
  await still(page);
  const feed = await realFeed();
  await open(page, PAGE + "?item=D01");
  const host = await ready(page);
  await host.locator("summary", { hasText: "Tabel data" }).click();
  assert.equal(await host.locator("tbody tr").count(), feed.days.length);
  const [download] = await Promise.all([page.waitForEvent("download"), host.locator("a.csv").click()]);
  assert.equal(download.suggestedFilename(), "balai-price-chart.csv");
  await quiet(page, network);
});

test("a chart without its feed says so and comes back", async (page) => {
  await still(page);
  await page.route(FEED, (route) => route.fulfill({ status: 500, body: "no" }));
  await page.route("**/alone", (route) => route.fulfill({ contentType: "text/html", body:
    `<!doctype html><html lang="id"><title>x</title><script type="module" src="/dist/balai.js"></script>
     <${TAG} src="/api/prices/board.json" item="D01,durian"></${TAG}>` }));
  await open(page, "/alone");
  const host = await up(page);
  await host.getByText("widget.fetch_status").waitFor();
  await page.unroute(FEED);
  await host.getByRole("button", { name: "Coba lagi" }).click();
  await host.locator("#day").waitFor();
  assert.ok(await host.getByText("Tidak ada dalam data: durian.").isVisible());
  assert.equal(await host.locator("#item").count(), 0, "the page has chosen");
});

test("hostile names are text in the chart", async (page) => {
  await still(page);
  const evil = `<script>window.ran=1</script><img src=x onerror="window.ran=1">"'&\``;
  const feed = await realFeed();
  for (const item of feed.items) { item.name_id += evil; item.name_en += evil; }
  feed.items[0].series = feed.items[0].series.map((_, i) => [null, 9007199254740991, 1, -5][i % 4]);
  feed.days.reverse();
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await page.route("**/hostile", (route) => route.fulfill({ contentType: "text/html", body:
    `<!doctype html><html lang="id"><title>x</title><script type="module" src="/dist/balai.js"></script>
     <main><h1>x</h1><${TAG} src="/api/prices/board.json" item="D01,D02,&lt;img src=x onerror=window.ran=1&gt;" choose></${TAG}></main>` }));
  await open(page, "/hostile");
  const host = await ready(page);
  assert.equal(await host.locator("script, img").count(), 0);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.ok((await said(host)).includes(evil));
  await accessible(page, "hostile chart");
});

test("without a script the chart and its table are whole", async (page) => {
  const feed = await realFeed();
  await open(page, PAGE + "?lang=en");
  const host = page.locator(TAG);
  assert.ok(await host.locator("svg.lines path").first().isVisible());
  assert.equal(await host.locator("input[type=range]").count(), 0);
  await host.locator("summary", { hasText: "Data table" }).click();
  assert.equal(await host.locator("tbody tr").count(), feed.days.length);
  const key = await host.locator("#item option").nth(3).getAttribute("value");
  await host.locator("#item").selectOption(key);
  await host.getByRole("button", { name: "Show" }).click();
  await page.waitForURL((url) => url.searchParams.get("item") === key);
  assert.equal(await host.locator("#item option[selected]").getAttribute("value"), key);
}, { javaScriptEnabled: false });
