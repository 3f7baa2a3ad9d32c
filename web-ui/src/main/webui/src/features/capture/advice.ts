import type { SeenFace } from "./face-guide";
import type { Prescribed } from "./prescribed";

/** The name of a sentence. */
export type Hint =
  | "seeNoFace"
  | "intoPicture"
  | "comeCloser"
  | "stepBack"
  | "makeDarker"
  | "makeBrighter"
  | "makeDimmer"
  | "lightBehind"
  | "lightBeside"
  | "lightAllRound"
  | "asAsked"
  | "inPicture";

/** The bounds of docs/conditions.md, by which inspection measures in what band a recording lies. */
export const BANDS = {
  FAR_BELOW: 0.08,
  NEAR_FROM: 0.16,
  DARK_BELOW: 55,
  STRONG_ABOVE: 190,
  SIDE_RATIO: 1.5,
  BACK_BELOW: 0.6,
} as const;

/** A face that touches the edge of the picture may go beyond it. */
const EDGE = 0.01;

/**
 * The one thing to say about what is seen: being in the picture first, then what is prescribed, and of what is not
 * prescribed nothing. A face that is too near to be far is told to go back before it is told to be whole.
 */
export function adviceOn(face: SeenFace | null, prescribed: Prescribed): Hint {
  if (face === null) return "seeNoFace";
  const distance = onDistance(face, prescribed);
  if (distance === "stepBack") return distance;
  const cut = face.left < EDGE || face.top < EDGE || face.right > 1 - EDGE || face.bottom > 1 - EDGE;
  // Near is so near that a face may fill the picture.
  if (cut && !(prescribed.distance === "near" && distance === null)) return "intoPicture";
  const hint = distance ?? onLevel(face, prescribed) ?? onDirection(face, prescribed);
  if (hint !== null) return hint;
  return prescribed.distance || prescribed.lightLevel || prescribed.lightDir ? "asAsked" : "inPicture";
}

/** Whether there is nothing left to say. */
export function content(hint: Hint): boolean {
  return hint === "asAsked" || hint === "inPicture";
}

function onDistance({ eyes }: SeenFace, { distance }: Prescribed): Hint | null {
  const measured = eyes < BANDS.FAR_BELOW ? 0 : eyes < BANDS.NEAR_FROM ? 1 : 2;
  const wanted = distance === "far" ? 0 : distance === "mid" ? 1 : distance === "near" ? 2 : measured;
  return measured === wanted ? null : measured < wanted ? "comeCloser" : "stepBack";
}

function onLevel({ light }: SeenFace, { lightLevel }: Prescribed): Hint | null {
  const dark = light.face < BANDS.DARK_BELOW;
  const strong = light.face > BANDS.STRONG_ABOVE;
  if (lightLevel === "dark") return dark ? null : "makeDarker";
  if (lightLevel === "strong") return strong ? null : "makeBrighter";
  if (lightLevel === "normal") return dark ? "makeBrighter" : strong ? "makeDimmer" : null;
  return null;
}

function onDirection({ light }: SeenFace, { lightDir }: Prescribed): Hint | null {
  const back = light.face < BANDS.BACK_BELOW * light.around;
  const halves = Math.max(light.left / light.right, light.right / light.left);
  if (lightDir === "back") return back ? null : "lightBehind";
  if (lightDir === "side") return !back && halves > BANDS.SIDE_RATIO ? null : "lightBeside";
  if (lightDir === "even") return back || halves > BANDS.SIDE_RATIO ? "lightAllRound" : null;
  return null;
}

export const HOLD_MS = 1200;
export type Held = { hint: Hint; since: number };

/** One hint at a time, each long enough to be read; what is seen meanwhile is forgotten. */
export function hold(held: Held | null, hint: Hint, now: number): Held {
  if (held === null) return { hint, since: now };
  return held.hint === hint || now - held.since < HOLD_MS ? held : { hint, since: now };
}

/** A turn that is smaller than this is one of posture; inspection counts a side from 15 degrees on. */
const TURNED = 0.1;

/**
 * Whether somebody who was asked to turn may turn further. `nose` is where it stands in the picture of the camera,
 * which is not mirrored: who turns to their left moves it to the right.
 */
export function furtherAsked(turn: "left" | "right" | "centre", nose: number, straight: number): boolean {
  if (turn === "centre") return false;
  return (turn === "left" ? nose - straight : straight - nose) < TURNED;
}
