import {
  modified,
  numberOf,
  PLAYER_KEY_TABLE,
  playerCommandFor,
  type PlayerCommand,
  type Press,
} from "@/components/player-keys";
import type { Answer } from "./desk";

export type Command =
  | { do: "answer"; answer: Answer }
  | { do: "row"; index: number }
  | { do: "move"; by: 1 | -1 }
  | { do: "undo" | "skip" | "submit" | "note" | "guide" | "keys" }
  | PlayerCommand;

const ROWS = 8;

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
};

/** Null: the key is not ours and keeps its usual meaning, as every key with a modifier does. */
export function commandFor(press: Press): Command | null {
  if (modified(press)) return null;
  const number = numberOf(press);
  if (number >= 1 && number <= ROWS) return { do: "row", index: number - 1 };
  return KEYS[press.code] ?? playerCommandFor(press);
}

/** The table behind the "?" key. */
export const KEY_TABLE: readonly (readonly [keys: string, meaning: string])[] = [
  ["J", "Yes"],
  ["K", "No"],
  ["L", "Unsure"],
  ["1 to 8, ↑ ↓", "Go to a row"],
  ["Enter", "Submit, once all eight are answered and the clip was seen to the end"],
  ["Z", "Undo the last answer, or the last submission"],
  ["S, then a number", "Skip this clip for that reason; what reports it asks once more"],
  ["N", "A note to the reviewer"],
  ...PLAYER_KEY_TABLE,
  ["G", "Guide"],
  ["?", "These keys"],
];
