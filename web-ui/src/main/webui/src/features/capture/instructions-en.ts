import type { Instruction } from "./prescribed";

export const en: Record<Instruction | "asked", string> = {
  asked: "What is asked of this recording",
  camera_laptop: "Use the camera of a laptop.",
  camera_phone_front: "Use the front camera of a phone, the one above the screen.",
  camera_phone_rear: "Use the rear camera of a phone.",
  camera_tablet: "Use a tablet.",
  camera_external: "Use a camera that is plugged in.",
  environment_indoor: "Be in a room.",
  environment_outdoor: "Be outdoors.",
  environment_vehicle: "Sit in a parked car.",
  lightLevel_dark: "Make it dark: switch lamps off, close the curtains.",
  lightLevel_normal: "Ordinary light, as in a lit room.",
  lightLevel_strong: "Very bright light on the face: the sun or a strong lamp.",
  lightDir_even: "Light from all sides, so that no side of the face is darker.",
  lightDir_side: "A window or lamp beside you: one half of the face bright, the other dark.",
  lightDir_back: "A window or lamp behind you, so that the face is darker than what is behind it.",
  distance_near: "Near: as wide as two hands from the camera, so that the face fills the picture.",
  distance_mid: "At arm's length from the camera.",
  distance_far: "Far: put the device down and step back, until the face is small in the picture.",
};

export type InstructionMessages = typeof en;
