/** The tag `<balai-price-board>`: staple prices of a city. */
export interface BalaiPriceBoardElement extends HTMLElement {
  addEventListener<K extends keyof BalaiPriceBoardEvents>(
    type: K,
    listener: (this: BalaiPriceBoardElement, event: BalaiPriceBoardEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Events of `<balai-price-board>`; both bubble. */
export interface BalaiPriceBoardEvents extends HTMLElementEventMap {
  /** New prices are shown; the detail is the day they stand for, `YYYY-MM-DD`. */
  "balai-prices": CustomEvent<string>;
  /** The reader chose a market; the detail is its id, empty for the whole city. */
  "balai-market": CustomEvent<string>;
}

/** Attributes of `<balai-price-board>`, for JSX. */
export interface BalaiPriceBoardAttributes {
  /** Address of a feed in the format `balai.price-feed/1`. */
  src: string;
  /** Address of a stream of server-sent events; an event `prices` makes the board ask again. */
  events?: string;
  /** `id` (the default) or `en`. */
  lang?: string;
  /** Id of the market to show; without it the whole city. */
  market?: string;
  /** Rows shown before "show all"; 10 without it. */
  rows?: number | string;
}

/** The tag `<balai-price-chart>`: how prices moved. */
export interface BalaiPriceChartElement extends HTMLElement {
  addEventListener<K extends keyof BalaiPriceChartEvents>(
    type: K,
    listener: (this: BalaiPriceChartElement, event: BalaiPriceChartEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Events of `<balai-price-chart>`; both bubble. */
export interface BalaiPriceChartEvents extends HTMLElementEventMap {
  /** New prices are shown; the detail is the day they stand for, `YYYY-MM-DD`. */
  "balai-prices": CustomEvent<string>;
  /** The reader chose a commodity; the detail is the key of its item, to be given to `item`. */
  "balai-item": CustomEvent<string>;
}

/** Attributes of `<balai-price-chart>`, for JSX. */
export interface BalaiPriceChartAttributes {
  /** Address of a feed in the format `balai.price-feed/1`. */
  src: string;
  /** Address of a stream of server-sent events; an event `prices` makes the widget ask again. */
  events?: string;
  /** `id` (the default) or `en`. */
  lang?: string;
  /** Commodities or keys of items, with commas between; without it the reader chooses. */
  item?: string;
  /** Lets the reader choose although `item` is given. */
  choose?: boolean | string;
  /** Id of a market whose newest prices stand beside the city's. */
  market?: string;
}

/** The tag `<balai-price-basket>`: what a basket costs in each market. */
export interface BalaiPriceBasketElement extends HTMLElement {
  addEventListener<K extends keyof BalaiPriceBasketEvents>(
    type: K,
    listener: (this: BalaiPriceBasketElement, event: BalaiPriceBasketEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Events of `<balai-price-basket>`; both bubble. */
export interface BalaiPriceBasketEvents extends HTMLElementEventMap {
  /** New prices are shown; the detail is the day they stand for, `YYYY-MM-DD`. */
  "balai-prices": CustomEvent<string>;
  /** The reader changed the basket; the detail is the new one, to be given to `basket`. */
  "balai-basket": CustomEvent<string>;
}

/** Attributes of `<balai-price-basket>`, for JSX. */
export interface BalaiPriceBasketAttributes {
  /** Address of a feed in the format `balai.price-feed/1`. */
  src: string;
  /** Address of a stream of server-sent events; an event `prices` makes the widget ask again. */
  events?: string;
  /** `id` (the default) or `en`. */
  lang?: string;
  /** The goods to begin with and how much of each, `beras:5,telur:0.5`. */
  basket?: string;
}

/** The tag `<balai-price-map>`: what a commodity costs in each market or area. */
export interface BalaiPriceMapElement extends HTMLElement {
  addEventListener<K extends keyof BalaiPriceMapEvents>(
    type: K,
    listener: (this: BalaiPriceMapElement, event: BalaiPriceMapEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Events of `<balai-price-map>`; both bubble. */
export interface BalaiPriceMapEvents extends HTMLElementEventMap {
  /** New prices are shown; the detail is the day they stand for, `YYYY-MM-DD`. */
  "balai-prices": CustomEvent<string>;
  /** The reader chose a commodity; the detail is the key of its item, to be given to `item`. */
  "balai-item": CustomEvent<string>;
  /** The reader chose markets or areas; the detail is `area` or empty, to be given to `by`. */
  "balai-by": CustomEvent<string>;
}

/** Attributes of `<balai-price-map>`, for JSX. */
export interface BalaiPriceMapAttributes {
  /** Address of a feed in the format `balai.price-feed/1`. */
  src: string;
  /** Address of a stream of server-sent events; an event `prices` makes the widget ask again. */
  events?: string;
  /** `id` (the default) or `en`. */
  lang?: string;
  /** Id of a commodity or key of an item; the first of the feed without it. */
  item?: string;
  /** `area` for areas; all else, and nothing, for markets. */
  by?: string;
  /** How many classes by rank, 1 to 5; 4 without it. */
  classes?: number | string;
  /** Prices between classes, ascending, in whole minor units: `12000,14000`. */
  bounds?: string;
  /** A reference price or a range in whole minor units: `13500-14900`. */
  reference?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "balai-price-board": BalaiPriceBoardElement;
    "balai-price-chart": BalaiPriceChartElement;
    "balai-price-basket": BalaiPriceBasketElement;
    "balai-price-map": BalaiPriceMapElement;
  }
}
