import type { Hint } from "./advice";

export const en: Record<Hint | "further", string> = {
  seeNoFace: "No face is seen yet.",
  intoPicture: "Move until the whole face is in the picture.",
  comeCloser: "Closer to the camera.",
  stepBack: "Further away from the camera.",
  makeDarker: "Darker: less light on the face.",
  makeBrighter: "Brighter: more light on the face.",
  makeDimmer: "Less bright: softer light on the face.",
  lightBehind: "Turn so that the light is behind you.",
  lightBeside: "Turn so that the light comes from one side.",
  lightAllRound: "Turn so that both halves of the face are lit alike.",
  asAsked: "That is as asked.",
  inPicture: "The face is in the picture.",
  further: "A little further",
};

export type AdviceMessages = typeof en;
