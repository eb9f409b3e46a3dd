// What can happen to a widget, numbered as `Mount::receive` of wasm/src/lib.rs has it.
export const SET = 0;
export const UNSET = 1;
export const START = 2;
export const CONTROL = 3;
export const ANSWERED = 4;
export const UNANSWERED = 5;
export const TIMER = 6;
export const LIVE = 7;
export const STORED = 8;
export const ADOPT = 9;
