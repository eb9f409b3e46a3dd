// An invented feed of 500 commodities in ten markets, the same in every run.
const random = (seed) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

const iso = (n) => new Date(Date.UTC(2026, 9, 25) + n * 86_400_000).toISOString().slice(0, 10);

export const feed = (n_items = 500) => {
  const next = random(2_026);
  const until = (n) => Math.floor(next() * n);
  const days = Array.from({ length: 30 }, (_, i) => iso(i));
  const markets = Array.from({ length: 10 }, (_, i) => ({ id: `m${i}`, name: `Pasar Contoh ${i + 1}`, area: "Kota Contoh" }));
  const items = Array.from({ length: n_items }, (_, i) => {
    const base = 2_000 + 50 * until(1_500);
    const price = () => base + 50 * until(30);
    return {
      commodity: `c${String(i).padStart(3, "0")}`, name_id: `Bahan contoh ${String(i).padStart(3, "0")}`, name_en: `Sample good ${i}`,
      category: "other", unit: "kg", price_type: "retail", currency: "IDR",
      quotes: markets.slice(0, 3 + until(6)).map(({ id }) => ({ market: id, observed_on: days[29 - until(3)], price: price() })),
      series: days.map(() => (until(12) ? price() : null)),
    };
  });
  return {
    format: "balai.price-feed/1", city: "Kota Contoh", utc_offset: "+07:00",
    generated_at: `${days[29]}T14:00:00+07:00`, age_days_max: 7,
    source: { title: "Data rekaan untuk pengukuran", invented: true }, markets, days, items,
  };
};

// The same feed with the prices of 50 commodities changed, other ones for each `round`.
export const changed = (feed, round) => {
  const items = feed.items.map((item, i) => (i % 10 !== round % 10 ? item : {
    ...item, quotes: item.quotes.map((quote) => ({ ...quote, price: quote.price + 50 * (round + 1) })),
  }));
  return { ...feed, items };
};
