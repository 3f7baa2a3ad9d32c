import type { Answer } from "./desk";

export type Command =
  | { do: "answer"; answer: Answer }
  | { do: "row"; index: number }
  | { do: "move"; by: 1 | -1 }
  | { do: "undo" | "skip" | "submit" | "note" | "guide" | "keys" | "playPause" }
  | { do: "frame"; by: 1 | -1 }
  | { do: "speed"; by: 1 | -1 }
  | { do: "zoom"; by: 1 | -1 | 0 };

const ROWS = 8;

type Press = { code: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean };

/** By physical key (event.code), so that layouts and input methods do not move the answers. */
const KEYS: Record<string, Command> = {
  KeyJ: { do: "answer", answer: "yes" },
  KeyK: { do: "answer", answer: "no" },
  KeyL: { do: "answer", answer: "unsure" },
  KeyZ: { do: "undo" },
  KeyS: { do: "skip" },
  KeyN: { do: "note" },
  KeyG: { do: "guide" },
  Slash: { do: "keys" },
  Enter: { do: "submit" },
  NumpadEnter: { do: "submit" },
  ArrowUp: { do: "move", by: -1 },
  ArrowDown: { do: "move", by: 1 },
  Space: { do: "playPause" },
  Comma: { do: "frame", by: -1 },
  Period: { do: "frame", by: 1 },
  BracketLeft: { do: "speed", by: -1 },
  BracketRight: { do: "speed", by: 1 },
  Equal: { do: "zoom", by: 1 },
  NumpadAdd: { do: "zoom", by: 1 },
  Minus: { do: "zoom", by: -1 },
  NumpadSubtract: { do: "zoom", by: -1 },
  Digit0: { do: "zoom", by: 0 },
  Numpad0: { do: "zoom", by: 0 },
};

/** Null: the key is not ours and keeps its usual meaning, as every key with a modifier does. */
export function commandFor(press: Press): Command | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const number = numberOf(press);
  if (number >= 1 && number <= ROWS) return { do: "row", index: number - 1 };
  return KEYS[press.code] ?? null;
}

/** The number on a key, or NaN. */
export function numberOf(press: Press): number {
  const modified = press.ctrlKey || press.altKey || press.metaKey;
  return modified ? NaN : Number(/^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1]);
}

/** The table behind the "?" key. */
export const KEY_TABLE: readonly (readonly [keys: string, meaning: string])[] = [
  ["J", "Yes"],
  ["K", "No"],
  ["L", "Unsure"],
  ["1 to 8, ↑ ↓", "Go to a row"],
  ["Enter", "Submit, once all eight are answered and the clip was seen to the end"],
  ["Z", "Undo the last answer, or the last submission"],
  ["S, then a number", "Skip this clip for that reason"],
  ["N", "A note to the reviewer"],
  ["Space", "Play or pause"],
  [", and .", "One frame back or on"],
  ["[ and ]", "Slower or faster"],
  ["+ − 0", "Zoom in, out, back to normal"],
  ["G", "Guide"],
  ["?", "These keys"],
];
