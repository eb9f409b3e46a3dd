// The server-rendered board: whole without a script, taken over where one runs.
import { NARROW, TAG, URL_BASE, accessible, assert, board, open, quiet, realFeed, rows, test } from "./harness.mjs";

const PAGE = "/embed/price-board.html";

test("without a script the table is whole", async (page) => {
  const feed = await realFeed();
  await open(page, PAGE + "?lang=id");
  const host = page.locator(TAG);
  assert.equal(await rows(host).count(), feed.items.length);
  assert.ok(await host.getByRole("heading", { name: "Harga bahan pokok" }).isVisible());
  assert.ok(await rows(host).first().locator("td.price b").isVisible());
  assert.equal(await host.locator("input[type=search]").count(), 0, "no control that would not work");
  await rows(host).first().locator("summary").click();
  assert.ok(await rows(host).first().locator("li").first().isVisible(), "grounds open without a script");
}, { javaScriptEnabled: false });

for (const [size, options] of [["wide", {}], ["narrow", { viewport: NARROW }]])
  test(`without a script a market is chosen by the form, ${size}`, async (page) => {
    await open(page, PAGE + "?lang=en");
    const host = page.locator(TAG);
    const option = host.locator("#market option").nth(2);
    const [id, name] = [await option.getAttribute("value"), await option.textContent()];
    await host.locator("#market").selectOption(id);
    await host.getByRole("button", { name: "Show" }).click();
    await page.waitForURL((url) => url.searchParams.get("market") === id && url.searchParams.get("lang") === "en");
    assert.equal((await host.locator("#market option[selected]").textContent()), name);
    assert.ok(await host.getByText("dearer").or(host.getByText("cheaper")).or(host.getByText("same")).count() > 0);
  }, { javaScriptEnabled: false, ...options });

for (const [size, options] of [["wide", {}], ["narrow", { viewport: NARROW }]])
  test(`the server's markup is accessible by itself, ${size}`, async (page) => {
    await page.route("**/dist/balai.js", (route) => route.abort());
    for (const lang of ["id", "en"]) {
      await open(page, `${PAGE}?lang=${lang}`);
      await rows(page.locator(TAG)).first().waitFor();
      await accessible(page, `static, ${lang}`);
    }
  }, options);

test("a script takes the server's markup over, node for node", async (page) => {
  let letGo;
  const gate = new Promise((resolve) => { letGo = resolve; });
  await page.route("**/dist/balai.js", async (route) => { await gate; await route.continue(); });
  await page.goto(URL_BASE + PAGE, { waitUntil: "commit" });
  const host = page.locator(TAG);
  await rows(host).first().waitFor();
  const n_rows = await rows(host).count();
  await host.evaluate((element) => {
    for (const selector of ["section.board", "tbody", "tbody tr", "#market", "td.price b"])
      element.shadowRoot.querySelector(selector).mark = selector;
  });
  letGo();
  await board(page);
  await host.locator("#search").waitFor();
  const marks = await host.evaluate((element) =>
    ["section.board", "tbody", "tbody tr", "td.price b"].map((selector) =>
      element.shadowRoot.querySelector(selector).mark === selector));
  assert.deepEqual(marks, [true, true, true, true]);
  assert.equal(await rows(host).count(), n_rows, "no row is lost");
  await host.locator("#search").fill("a");
  assert.ok(await rows(host).count() > 0);
  await quiet(page);
});

test("the server's markup for a market and in English is taken over too", async (page) => {
  const { markets } = await realFeed();
  let letGo;
  const gate = new Promise((resolve) => { letGo = resolve; });
  await page.route("**/dist/balai.js", async (route) => { await gate; await route.continue(); });
  await page.goto(`${URL_BASE}${PAGE}?lang=en&market=${encodeURIComponent(markets[0].id)}`, { waitUntil: "commit" });
  const host = page.locator(TAG);
  await rows(host).first().waitFor();
  await host.evaluate((element) => { element.shadowRoot.querySelector("tbody tr").mark = 1; });
  letGo();
  await board(page);
  await host.locator("#search").waitFor();
  assert.equal(await host.evaluate((element) => element.shadowRoot.querySelector("tbody tr").mark), 1);
  assert.equal(await host.locator("#market").inputValue(), markets[0].id);
});

test("markup a script cannot trust is built again", async (page) => {
  await page.route(`**${PAGE}`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/<h2 /, "<h2 data-changed=\"by-a-proxy\" ");
    await route.fulfill({ response: answer, body });
  });
  await open(page, PAGE);
  const host = await board(page);
  await host.locator("#search").waitFor();
  await rows(host).first().waitFor();
  assert.equal(await host.locator("[data-changed]").count(), 0);
  assert.equal(await host.locator("section.board").count(), 1);
  await quiet(page);
});

test("a rendered page loads the style it links and no other", async (page) => {
  for (const name of ["price-board", "price-chart", "price-map", "price-basket"]) {
    const loaded = new Set();
    const seen = (request) => {
      const [, file] = /\/dist\/(price[^/]*\.css)/.exec(request.url()) ?? [];
      if (file) loaded.add(file);
    };
    page.on("request", seen);
    await open(page, `/embed/${name}.html`);
    await page.locator(`balai-${name}[ready]`).waitFor({ state: "attached" });
    page.off("request", seen);
    assert.deepEqual([...loaded].map((file) => file.replace(/-[0-9a-f]+\.css/, "")), [name]);
  }
});
