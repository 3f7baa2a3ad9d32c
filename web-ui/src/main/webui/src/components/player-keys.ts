import type { ClipHandle } from "./clip-player";

export type PlayerCommand =
  { do: "playPause" } | { do: "frame"; by: 1 | -1 } | { do: "speed"; by: 1 | -1 } | { do: "zoom"; by: 1 | -1 | 0 };

export type Press = { code: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean };

/** By physical key (event.code), so that layouts and input methods do not move them. */
const KEYS: Record<string, PlayerCommand> = {
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

export const modified = (press: Press) => press.ctrlKey || press.altKey || press.metaKey;

/** Null: the key is not the player's and keeps its usual meaning, as every key with a modifier does. */
export function playerCommandFor(press: Press): PlayerCommand | null {
  return modified(press) ? null : (KEYS[press.code] ?? null);
}

/** The number on a key, or NaN. */
export function numberOf(press: Press): number {
  return modified(press) ? NaN : Number(/^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1]);
}

export function steer(player: ClipHandle | null, what: PlayerCommand): void {
  switch (what.do) {
    case "playPause":
      return player?.playPause();
    case "frame":
      return player?.frame(what.by);
    case "speed":
      return player?.speed(what.by);
    case "zoom":
      return player?.zoom(what.by);
  }
}

export const PLAYER_KEY_TABLE: readonly (readonly [keys: string, meaning: string])[] = [
  ["Space", "Play or pause"],
  [", and .", "One frame back or on"],
  ["[ and ]", "Slower or faster"],
  ["+ − 0", "Zoom in, out, back to normal"],
];

/**
 * A button is pressed by Space and Enter, and what scrolls, slides or chooses moves by arrows: these keys are theirs
 * then.
 */
export function meantForItself(target: EventTarget | null, code: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) {
    return code === "Space" || code === "Enter";
  }
  if (target instanceof HTMLInputElement && (target.type === "radio" || target.type === "checkbox")) {
    return code === "Space" || (target.type === "radio" && code.startsWith("Arrow"));
  }
  return target.closest("[data-own-arrows]") !== null && code.startsWith("Arrow");
}
