// The peer: the price board's table in Lit, as a careful developer would write it. Same feed, same
// columns, same markup and stylesheet, same interactions; written for this comparison only.
import { LitElement, html, svg, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

const rupiah = new Intl.NumberFormat("id-ID");
const percent = new Intl.NumberFormat("id-ID", { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });
const day = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "short", timeZone: "UTC" });
const long = new Intl.DateTimeFormat("id-ID", { dateStyle: "full", timeZone: "UTC" });
const money = (minor) => `Rp\u00a0${rupiah.format(minor)}`;
const days = (from, until) => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
const ago = (n) => (n <= 0 ? "hari ini" : n === 1 ? "kemarin" : `${n} hari lalu`);
const half = (n, d) => Math.round(n / d);

const figures = (item, feed, asOf) => {
  const newest = new Map();
  for (const quote of item.quotes) {
    const other = newest.get(quote.market);
    if (!other || other.observed_on < quote.observed_on) newest.set(quote.market, quote);
  }
  const quotes = [...newest.values()].sort((a, b) => a.price - b.price);
  const used = quotes.filter((quote) => days(quote.observed_on, asOf) <= feed.age_days_max);
  const n = used.length;
  const median = n ? half(used[(n - 1) >> 1].price + used[n >> 1].price, 2) : null;
  const mean = n ? half(used.reduce((sum, { price }) => sum + price, 0), n) : null;
  const until = quotes.reduce((last, { observed_on }) => (last > observed_on ? last : observed_on), "");
  let change = null;
  for (let i = feed.days.length - 1; n && i >= 0; i--)
    if (item.series[i] !== null && feed.days[i] < until) {
      change = { from: item.series[i], since: feed.days[i], part: (median - item.series[i]) * 100 / item.series[i] };
      break;
    }
  const key = `${item.commodity}|${item.unit}|${item.price_type}|${item.currency}`;
  return { item, key, quotes, used, median, mean, until, change };
};

const spark = (points) => {
  const known = points.filter((p) => p !== null);
  if (known.length < 2) return nothing;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  let path = "", drawing = false, last = [0, 0];
  points.forEach((p, i) => {
    if (p === null) { drawing = false; return; }
    last = [Math.round(i * 94 / (points.length - 1)) + 3, high === low ? 12 : 21 - Math.round((p - low) * 18 / (high - low))];
    path += (drawing ? "L" : "M") + last.join(" ");
    if (!drawing && (points[i + 1] ?? null) === null) path += "h0";
    drawing = true;
  });
  const gaps = points.length - known.length;
  const label = `${points.length} pengamatan, terendah ${money(low)}, tertinggi ${money(high)}${gaps ? `, ${gaps} tanpa data` : ""}`;
  return html`<svg class="spark" viewBox="0 0 100 24" role="img" aria-label=${label}>${svg`<path d=${path} class="line"></path><circle cx=${last[0]} cy=${last[1]} r="2"></circle>`}</svg>`;
};

export class LitBoard extends LitElement {
  static properties = { feed: { state: true }, sort: { state: true }, search: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.rows = [];
    this.sort = "name";
    this.search = "";
    this.open = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    this.refresh();
    this.stream = new EventSource(this.getAttribute("events"));
    this.stream.addEventListener("prices", () => this.refresh());
  }

  async refresh() {
    const answer = await fetch(this.getAttribute("src"));
    const feed = JSON.parse(await answer.text());
    this.asOf = feed.items.flatMap((item) => item.quotes).reduce((last, q) => (last > q.observed_on ? last : q.observed_on), "");
    this.markets = new Map(feed.markets.map((market) => [market.id, market.name]));
    this.rows = feed.items.map((item) => figures(item, feed, this.asOf));
    this.feed = feed;
  }

  shown() {
    const needle = this.search.trim().toLowerCase();
    const rows = this.rows.filter(({ item }) => `${item.name_id} ${item.name_en}`.toLowerCase().includes(needle));
    const by = { name: (r) => r.item.name_id, price: (r) => r.median, change: (r) => -(r.change?.part ?? 0), newest: (r) => r.until }[this.sort];
    return rows.sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
  }

  toggle(key) {
    const open = new Set(this.open);
    open.has(key) ? open.delete(key) : open.add(key);
    this.open = open;
  }

  row(row) {
    const { item, key, used, median, change, quotes } = row;
    const [class_, arrow, word] = !change || median === change.from ? ["same", "=", "tetap"]
      : median > change.from ? ["up", "▲", "naik"] : ["down", "▼", "turun"];
    const end = (quote, class_, label) => html`<td class=${class_} role="cell" data-label=${label}>${quote
      ? html`${money(quote.price)}<span class="sub">${this.markets.get(quote.market)}</span>` : "–"}</td>`;
    return html`<tr role="row">
<th class="name" role="rowheader" scope="row">${item.name_id}<span class="sub">per ${item.unit}</span></th>
<td class="num price" role="cell" data-label="Harga">${median === null ? html`<span class="none">tidak ada harga layak</span>` : html`<b>${money(median)}</b>`}</td>
<td class="num change" role="cell" data-label="Perubahan">${change
  ? html`<span class=${class_}><span class="arrow" aria-hidden="true">${arrow}</span> ${word} ${percent.format(change.part)}%</span><span class="sub">sejak ${day.format(Date.parse(change.since))}</span>`
  : html`<span class="none">belum ada pembanding</span>`}</td>
<td class="trend" role="cell" data-label="Tren">${spark(item.series)}</td>
${end(used[0], "num low", "Terendah")}${end(used.at(-1), "num high", "Tertinggi")}
<td class="basis" role="cell" data-label="Dasar"><button class="open" type="button" aria-expanded=${this.open.has(key)} @click=${() => this.toggle(key)}>${used.length} pasar, ${ago(days(row.until, this.asOf))}</button></td>
</tr>${this.open.has(key) ? html`<tr class="grounds" role="row"><td role="cell" colspan="7"><div class="why"><ul>${quotes.map((quote) =>
  html`<li>${this.markets.get(quote.market)}: ${money(quote.price)}, ${day.format(Date.parse(quote.observed_on))}</li>`)}</ul></div></td></tr>` : nothing}`;
  }

  head(name, sort, class_) {
    return html`<th class=${class_} role="columnheader" scope="col" aria-sort=${this.sort === sort ? "ascending" : nothing}>${sort
      ? html`<button type="button" @click=${() => { this.sort = sort; }}>${name}${this.sort === sort ? html`<span aria-hidden="true"> ▲</span>` : nothing}</button>`
      : html`<span>${name}</span>`}</th>`;
  }

  render() {
    if (!this.feed) return html`<section class="board"><p class="state" role="status">Memuat harga…</p></section>`;
    const sorts = [["name", "Nama"], ["price", "Harga"], ["change", "Perubahan"], ["newest", "Terbaru"]];
    return html`<section class="board" lang="id" aria-labelledby="heading">
<header class="head"><h2 id="heading">Harga bahan pokok</h2><p class="state" role="status">${this.feed.city} · <time datetime=${this.asOf}>${long.format(Date.parse(this.asOf))}</time> · ${this.feed.markets.length} pasar</p></header>
<div class="tools" role="search">
<div class="field"><label for="search">Cari komoditas</label><input id="search" type="search" .value=${this.search} @input=${(e) => { this.search = e.target.value; }}></div>
<div class="field"><label for="market">Pasar</label><select id="market"><option value="">Semua pasar</option>${this.feed.markets.map((m) => html`<option value=${m.id}>${m.name}</option>`)}</select></div>
<div class="field"><label for="sort">Urutkan</label><select id="sort" @change=${(e) => { this.sort = e.target.value; }}>${sorts.map(([value, name]) => html`<option value=${value} ?selected=${this.sort === value}>${name}</option>`)}</select></div>
</div>
<div class="body"><table role="table" aria-labelledby="heading"><thead role="rowgroup"><tr role="row">
${this.head("Komoditas", "name", "name")}${this.head("Harga", "price", "num")}${this.head("Perubahan", "change", "num")}${this.head("Tren", null, "trend")}${this.head("Terendah", null, "num")}${this.head("Tertinggi", null, "num")}${this.head("Dasar", "newest", "basis")}
</tr></thead><tbody role="rowgroup">${repeat(this.shown(), (row) => row.key, (row) => this.row(row))}</tbody></table></div>
<footer><p>Sumber: ${this.feed.source.title}</p></footer>
</section>`;
  }
}
