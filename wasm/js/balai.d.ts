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

declare global {
  interface HTMLElementTagNameMap {
    "balai-price-board": BalaiPriceBoardElement;
  }
}
