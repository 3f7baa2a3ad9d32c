import { numberOf, PLAYER_KEY_TABLE, playerCommandFor, type PlayerCommand, type Press } from "@/components/player-keys";
import { REASONS } from "./reasons";

export type CaseCommand =
  | { do: "answer"; answer: "yes" | "no" | "unsure" }
  | { do: "reason"; reason: string }
  | { do: "move"; by: 1 | -1 }
  | { do: "rule" | "second" | "undo" | "keys" };

const KEYS: Record<string, CaseCommand> = {
  KeyJ: { do: "answer", answer: "yes" },
  KeyK: { do: "answer", answer: "no" },
  KeyL: { do: "answer", answer: "unsure" },
  KeyO: { do: "second" },
  KeyZ: { do: "undo" },
  Enter: { do: "rule" },
  NumpadEnter: { do: "rule" },
  ArrowUp: { do: "move", by: -1 },
  ArrowDown: { do: "move", by: 1 },
  Slash: { do: "keys" },
};

/** The keys of the desk, with numbers for reasons. Null: the key is not ours, as every key with a modifier. */
export function caseCommandFor(press: Press): CaseCommand | PlayerCommand | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const reason = REASONS[numberOf(press) - 1];
  if (reason !== undefined) return { do: "reason", reason };
  return KEYS[press.code] ?? playerCommandFor(press);
}

export const CASE_KEY_TABLE: readonly (readonly [keys: string, meaning: string])[] = [
  ["J", "Yes; it is an attack"],
  ["K", "No; it is genuine"],
  ["L", "Undecided, where the question is whether it is an attack"],
  ["1 to 4", "A reason"],
  ["↑ ↓", "Go to a contested attribute"],
  ["O", "Ask for a second opinion, or not"],
  ["Enter", "Rule"],
  ["Z", "Take the last ruling back"],
  ...PLAYER_KEY_TABLE,
  ["?", "These keys"],
];
