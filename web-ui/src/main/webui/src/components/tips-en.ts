import type { Tip } from "@/lib/api/views";

export const en: Record<Tip, string> = {
  show_face: "Keep the whole face in the picture.",
  be_alone: "Make sure that only one face is in the picture.",
  record_again: "The recording could not be read. Please record again.",
  turn_more: "Turn the head further to both sides when asked.",
  hold_still: "Hold the device and the head still between the turns.",
  come_closer: "Come closer to the camera.",
  move_back: "Move back from the camera a little.",
  more_light: "Find more light, if you can.",
  less_light: "Find softer light, if you can.",
  light_from_front: "Let the light fall on the face from the front, if you can.",
};
