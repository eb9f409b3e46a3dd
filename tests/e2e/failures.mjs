// When the code itself cannot be had or breaks: a sentence, a code, a way out, and the page goes on.
import { NARROW, TAG, URL_BASE, accessible, assert, board, open, ready, rows, steady, test } from "./harness.mjs";

const WASM = "**/dist/*.split";
// Server-sent updates stay away, so that nothing but the case itself calls the widget.
const calm = (page) => page.route("**/events", (route) => route.abort());

// The message stands in the page, in words, and passes axe.
const says = async (page, code) => {
  const host = page.locator(TAG).first();
  const box = host.locator(".failure");
  await box.waitFor();
  assert.equal(await box.getAttribute("role"), "alert");
  const words = await box.textContent();
  assert.match(words, /Bagian ini tidak dapat ditampilkan\./);
  assert.ok(words.includes(code), `${code} in ${words}`);
  await accessible(page, code);
  return host;
};

const retry = (host) => host.getByRole("button", { name: "Coba lagi" }).click();

for (const [what, pattern] of [["the wasm", WASM], ["the stylesheet", /price-board-[^/]*\.css/]])
  test(`${what} cannot be fetched, then can`, async (page) => {
    await calm(page);
    await page.route(pattern, (route) => route.abort());
    await open(page, "/plain");
    const host = await says(page, "widget.load");
    await page.unroute(pattern);
    await retry(host);
    await ready(page);
    assert.equal(await host.locator(".failure").count(), 0);
  });

const LOGIN = "<!doctype html><title>Masuk</title><p>Masuk dahulu untuk memakai jaringan ini.</p>";
for (const [what, answer] of [
  ["an error page", (route) => route.fulfill({ status: 503, contentType: "text/html", body: "<p>busy" })],
  ["a short page that says all is well", (route) => route.fulfill({ body: "<p>busy" })],
  ["the login page of a network", (route) => route.fulfill({ contentType: "text/html", body: LOGIN })],
  ["nothing", (route) => route.fulfill({ body: "" })],
  ["half of it", async (route) => {
    const whole = await (await route.fetch()).body();
    await route.fulfill({ body: whole.subarray(0, whole.length / 2) });
  }],
]) test(`the wasm is answered with ${what}`, async (page) => {
  await calm(page);
  await page.route(WASM, answer);
  await open(page, "/plain");
  const host = await says(page, "widget.load");
  await retry(host);
  await says(page, "widget.load");
  assert.equal(await host.locator(".failure").count(), 1, "one message, not one for each attempt");
  await page.unroute(WASM);
  await retry(host);
  await ready(page);
}, { viewport: NARROW });

test("what the server rendered stays readable when the code cannot be had", async (page) => {
  await calm(page);
  await page.route(WASM, (route) => route.abort());
  await open(page, "/embed/price-board.html");
  const host = await says(page, "widget.load");
  assert.ok(await rows(host).first().locator("td.price").isVisible());
  await page.unroute(WASM);
  await retry(host);
  await ready(page);
  await host.locator("#search").waitFor();
});

// Makes one call into the wasm trap as a panic does.
const trap = (page) => page.route("**/dist/balai.js", async (route) => {
  const answer = await route.fetch();
  const body = (await answer.text()).replace(/receive\(([\w,]+)\)\{/, (head) => head +
    'if(globalThis.trap){globalThis.trap=false;throw new WebAssembly.RuntimeError("unreachable")}');
  assert.ok(body.includes("globalThis.trap"), "the glue is where it is looked for");
  await route.fulfill({ response: answer, body });
});

test("a panic is caught, said, and a retry gives a working board", async (page) => {
  await calm(page);
  await trap(page);
  await open(page, "/plain");
  let host = await ready(page);
  await page.evaluate(() => { window.trap = true; window.beats = 0; setInterval(() => { window.beats += 1; }, 20); });
  await host.locator("#search").fill("a");
  host = await says(page, "widget.panic");
  assert.equal(await host.locator("section.board").count(), 0, "nothing that no longer works is left");
  const beats = await page.evaluate(() => window.beats);
  await page.waitForTimeout(200);
  assert.ok(await page.evaluate(() => window.beats) > beats, "the page goes on");
  await retry(host);
  await ready(page);
  assert.equal(await host.locator(".failure").count(), 0);
  await host.locator("#search").fill("zzz");
  await host.getByText("Tidak ada komoditas yang cocok dengan").waitFor();
});

test("a widget that really panics is replaced by a message, and comes back fresh", async (page) => {
  // The loader, made to know the test-only widget whose wasm stands in BALAI_LAB.
  await page.route("**/dist/balai.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(TAG, "balai-lab") });
  });
  await page.route(WASM, (route) => route.fulfill({ path: `${process.env.BALAI_LAB}/balai-lab.split` }));
  await page.route("**/lab", (route) => route.fulfill({ contentType: "text/html", body:
    "<!doctype html><html lang=en><title>x</title><script type=module src=/dist/balai.js></script>" +
    "<main><h1>x</h1><balai-lab></balai-lab><balai-lab></balai-lab></main>" }));
  await open(page, "/lab");
  const [broken, other] = [page.locator("balai-lab").first(), page.locator("balai-lab").last()];
  const count = (host) => host.locator("output").textContent();
  for (const host of [broken, other]) await host.getByRole("button", { name: "Count" }).click();
  await broken.getByRole("button", { name: "Panic" }).click();
  const words = await broken.locator(".failure").textContent();
  assert.match(words, /This part cannot be shown\..*widget\.panic/);
  assert.equal(await broken.locator("output").count(), 0, "nothing that no longer works is left");
  await broken.getByRole("button", { name: "Try again" }).click();
  await broken.locator("output").waitFor();
  assert.equal(await count(broken), "0", "a fresh instance");
  await broken.getByRole("button", { name: "Count" }).click();
  assert.equal(await count(broken), "1");
  assert.equal(await count(other), "1", "the other goes on");
});

test("a panic of one board leaves the other alone", async (page) => {
  await calm(page);
  await trap(page);
  await page.route("**/two", (route) => route.fulfill({ contentType: "text/html", body:
    `<!doctype html><html lang="id"><title>x</title><script type="module" src="/dist/balai.js"></script>
     <main><h1>x</h1><${TAG} src="/api/prices/board.json"></${TAG}><${TAG} src="/api/prices/board.json"></${TAG}></main>` }));
  await open(page, "/two");
  const first = await ready(page, 0);
  const second = await ready(page, 1);
  await page.evaluate(() => { window.trap = true; });
  await first.locator("#search").fill("a");
  await first.locator(".failure").waitFor();
  assert.ok(await rows(second).count() > 0);
  await second.locator("#search").fill("zzz");
  await second.getByText("Tidak ada komoditas yang cocok dengan").waitFor();
});

test("nothing jumps while a failure is shown", async (page) => {
  await calm(page);
  await page.route(WASM, (route) => route.abort());
  await open(page, "/article");
  await page.locator(TAG).scrollIntoViewIfNeeded();
  await says(page, "widget.load");
  await steady(page, "failure");
});

test("a page on another site with the strictest policy", async (page) => {
  const origin = new URL(URL_BASE).origin;
  const policy = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; style-src ${origin}; ` +
    `connect-src ${origin}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  // Another origin on this machine: a browser keeps sites out of a private network.
  const other = origin.replace("127.0.0.1", "localhost");
  assert.notEqual(other, origin);
  await page.route(`${other}/harga.html`, (route) => route.fulfill({
    contentType: "text/html", headers: { "content-security-policy": policy },
    body: `<!doctype html><html lang="id"><meta charset="utf-8"><title>Warta</title>
      <link rel="stylesheet" href="${origin}/dist/balai.css"><script type="module" src="${origin}/dist/balai.js"></script>
      <main><h1>Warta</h1><${TAG} src="${origin}/api/prices/board.json" events="${origin}/events"></${TAG}></main>` }));
  await page.goto(`${other}/harga.html`);
  const host = await ready(page);
  await host.locator("#search").fill("a");
  await host.locator("thead button").nth(1).click();
  await rows(host).first().locator("button.open").click();
  await host.locator("#market").selectOption({ index: 1 });
  await page.waitForTimeout(500);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(page.noise.filter((line) => !line.includes("favicon")), []);
  await board(page);
});
