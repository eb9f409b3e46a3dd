// Feeds that are dead, slow, wrong, empty or hostile: said in words, and tried again.
import {
  FEED, TAG, accessible, assert, board, json, names, network, open, quiet, ready, realFeed, rows, steady, still, test,
} from "./harness.mjs";

const text = (host) => host.evaluate((element) => element.shadowRoot.querySelector("section.board").textContent);

// The board stands, says `code`, is accessible, and a retry with a good feed brings the prices.
const recovers = async (page, code) => {
  const host = await board(page);
  await host.getByText(code).waitFor();
  assert.match(await text(host), /Kami terus mencoba/);
  await accessible(page, code);
  const feed = await realFeed();
  await page.unroute(FEED);
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await host.getByRole("button", { name: "Coba lagi" }).click();
  await rows(host).first().waitFor();
  assert.equal(await host.getByText(code).count(), 0);
  await quiet(page, network);
};

test("a dead feed", async (page) => {
  await still(page);
  await page.route(FEED, (route) => route.abort());
  await open(page, "/plain");
  await recovers(page, "widget.fetch_network");
});

test("a feed that answers 500", async (page) => {
  await still(page);
  await page.route(FEED, (route) => route.fulfill({ status: 500, body: "no" }));
  await open(page, "/plain");
  await recovers(page, "widget.fetch_status");
});

test("a page of HTML instead of a feed", async (page) => {
  await still(page);
  await page.route(FEED, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Masuk</p>" }));
  await open(page, "/plain");
  await recovers(page, "price.feed_unreadable");
});

test("a feed that never answers", async (page) => {
  await page.clock.install({ time: new Date("2026-11-24T02:00:00Z") });
  await still(page);
  await page.route(FEED, () => {});
  await open(page, "/plain");
  const host = await board(page);
  await host.locator(".skeleton").waitFor();
  assert.match(await text(host), /Memuat harga/);
  await accessible(page, "loading");
  await page.clock.fastForward(10_500);
  await host.getByText("widget.fetch_timeout").waitFor();
  assert.match(await text(host), /tidak menjawab tepat waktu/);
});

test("an empty feed", async (page) => {
  await still(page);
  const feed = await realFeed();
  await page.route(FEED, (route) => route.fulfill(json({ ...feed, markets: [], days: [], items: [] })));
  await open(page, "/plain");
  const host = await board(page);
  await host.getByText("Belum ada harga").waitFor();
  await accessible(page, "empty");
  await steady(page, "empty");
  await quiet(page, network);
});

test("old prices are called old", async (page) => {
  await still(page);
  await page.clock.install({ time: new Date(Date.now() + 90 * 86_400_000) });
  await open(page, "/plain");
  const host = await ready(page);
  await host.getByText("Data ini lama").waitFor();
  await accessible(page, "stale");
});

test("rows set aside are counted, with line and reason", async (page) => {
  await still(page);
  const feed = await realFeed();
  feed.set_aside = { n: 2, rows: [
    { line: 17, code: "price.negative_price", detail: "column price holds \"-500\"" },
    { line: 213, code: "time.no_such_day", detail: "2026-02-30 <img src=x onerror=window.ran=1>" }] };
  feed.items[0].quotes[0].price = -5;
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await open(page, "/plain");
  const host = await ready(page);
  await host.getByText("disisihkan").first().click();
  const said = await host.locator("details.aside").textContent();
  assert.match(said, /^[3-9] baris disisihkan/, said);
  assert.match(said, /baris 17: .*price\.negative_price/s);
  await accessible(page, "set aside");
});

test("hostile text in every column is shown as text", async (page) => {
  await still(page);
  const evil = `<script>window.ran=1</script><img src=x onerror="window.ran=1">"'&\``;
  const feed = await realFeed();
  feed.city += evil;
  feed.source = { ...feed.source, title: feed.source.title + evil, licence: evil, url: "javascript:window.ran=1//" };
  for (const market of feed.markets) { market.name += evil; market.area = evil; }
  for (const item of feed.items) { item.name_id += evil; item.name_en += evil; item.category += evil; }
  feed.set_aside = { n: 1, rows: [{ line: 1, code: evil, detail: evil }] };
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await open(page, "/plain");
  const host = await ready(page);
  assert.ok((await names(host)).every((name) => name.endsWith(evil)));
  await rows(host).first().locator("button.open").click();
  assert.equal(await host.locator("script, img, a[href^=javascript]").count(), 0);
  for (const part of ["p.state", "footer", "td.low", "tr.grounds li", "#market"])
    assert.ok((await host.locator(part).first().textContent()).includes(evil), part);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await accessible(page, "hostile");
  await quiet(page, network);
});

test("going offline keeps the last known data, with their age", async (page) => {
  const feed = await realFeed();
  await page.clock.install({ time: new Date(Date.parse(feed.generated_at) + 60_000) });
  await still(page);
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await open(page, "/plain");
  const host = await ready(page);
  const before = await names(host);
  await page.unroute(FEED);
  await page.route(FEED, (route) => route.abort());
  await page.clock.fastForward("02:00:00");
  await host.getByText("widget.fetch_network").waitFor();
  assert.match(await text(host), /data terakhir yang diketahui, disusun 2 jam/);
  assert.deepEqual(await names(host), before);
  await accessible(page, "offline");
  await page.unroute(FEED);
  await page.route(FEED, (route) => route.fulfill(json(feed)));
  await host.getByRole("button", { name: "Coba lagi" }).click();
  await host.getByText("widget.fetch_network").waitFor({ state: "detached" });
});

test("after a reload without a network the device still knows", async (page) => {
  await still(page);
  await open(page, "/plain");
  const before = await names(await ready(page));
  await page.route(FEED, (route) => route.abort());
  await page.reload();
  const host = await ready(page);
  await host.getByText("widget.fetch_network").waitFor();
  assert.match(await text(host), /data terakhir yang diketahui/);
  assert.deepEqual(await names(host), before);
});

test("an unchanged feed is not sent twice", async (page) => {
  const feed = await realFeed();
  const sent = [];
  await page.clock.install();
  await still(page);
  await page.route(FEED, (route) => {
    const etag = route.request().headers()["if-none-match"];
    sent.push(etag);
    const headers = { etag: "\"a1\"", "access-control-allow-origin": "*", "access-control-expose-headers": "ETag" };
    route.fulfill(etag === "\"a1\"" ? { status: 304, headers } : json(feed, headers));
  });
  await open(page, "/plain");
  const host = await ready(page);
  await page.clock.fastForward(400_000);
  while (sent.length < 2) await page.waitForTimeout(50);
  assert.deepEqual(sent.slice(0, 2), [undefined, "\"a1\""]);
  await page.waitForTimeout(100);
  assert.equal(await host.getByText("widget.").count(), 0, "304 is a success");
});

test("a place without storage is no obstacle", async (page) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  });
  await open(page, "/plain");
  assert.ok(await rows(await ready(page)).count() > 0);
  await quiet(page);
});

test("two clicks on retry ask once", async (page) => {
  await still(page);
  let asked = 0;
  await page.route(FEED, (route) => { asked += 1; route.abort(); });
  await open(page, "/plain");
  const host = await board(page);
  await host.getByText("widget.fetch_network").waitFor();
  await page.unroute(FEED);
  await page.route(FEED, () => { asked += 1; });
  const before = asked;
  await host.evaluate((element, tag) => {
    const button = document.querySelector(tag).shadowRoot.querySelector("button.retry, [data-click=retry]");
    button.click(); button.click();
  }, TAG);
  await page.waitForTimeout(300);
  assert.equal(asked - before, 1);
});
