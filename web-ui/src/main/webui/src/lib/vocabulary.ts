import { messages } from "./i18n/messages";
import { en } from "./vocabulary-en";

// The closed value lists of the vocabulary schema (condition axes); a test in migrations guards the table, this is its
// reading copy.
export const AGE_BANDS = ["18-24", "25-34", "35-44", "45-54", "55-64", "65+"] as const;
export const GENDERS = ["female", "male", "other"] as const;
export const SKIN_TONES = ["1-2", "3-4", "5-6", "7-8", "9-10"] as const;
export const ATTACK_TYPES = [
  "print",
  "print_cut",
  "replay_phone",
  "replay_tablet",
  "replay_monitor",
  "mask_paper",
  "mask_rigid",
  "mask_soft",
  "makeup",
  "partial",
  "other",
] as const;
export const PAI_QUALITIES = ["low", "medium", "high"] as const;
export const CAMERAS = ["laptop", "phone_front", "phone_rear", "tablet", "external"] as const;
export const DISTANCES = ["near", "mid", "far"] as const;
export const LIGHT_LEVELS = ["dark", "normal", "strong"] as const;
export const LIGHT_DIRECTIONS = ["even", "side", "back"] as const;
export const ENVIRONMENTS = ["indoor", "outdoor", "vehicle"] as const;
/** The condition axes that are mined, in the order of the vocabulary, with their titles. */
export const AXES = {
  attack_type: "Attack type",
  pai_quality: "Instrument quality",
  camera: "Camera",
  device_model: "Device model",
  os: "Operating system",
  browser: "Browser",
  distance: "Distance",
  face_px: "Face size in pixels",
  light_level: "Light level",
  light_dir: "Light direction",
  colour_temp: "Colour temperature",
  sharpness: "Sharpness",
  noise: "Noise",
  fps: "Frame rate",
  resolution: "Resolution",
  compression: "Compression",
  yaw_coverage: "Head turn",
  environment: "Environment",
  country: "Country",
  age_band: "Age band",
  gender: "Gender",
  skin_tone: "Skin tone",
  crowd_phone: "Crowd sees a device",
  crowd_finger: "Crowd sees fingers",
  crowd_moire: "Crowd sees moiré",
  crowd_artifacts: "Crowd sees artifacts",
  crowd_glare: "Crowd sees glare",
  crowd_mirror: "Crowd sees a mirror",
  crowd_hidden: "Crowd sees something hidden",
  crowd_spoof: "Crowd sees an attack",
} as const;

/** Who somebody is, as they chose to say. No campaign prescribes it. */
export const PEOPLE = ["country", "age_band", "gender", "skin_tone"] as const;

export type Axis = keyof typeof AXES;

export type CameraKind = (typeof CAMERAS)[number];

/** Those that are chosen from lists, and others. */
const NAMES: Record<string, string> = {
  ...en,
  phone_front: "Phone, front camera",
  phone_rear: "Phone, rear camera",
};

/** A vocabulary value in words, for staff: replay_phone → "Phone screen"; what has no name is spelled out. */
export function wordsFor(value: string): string {
  const words = NAMES[value] ?? value.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function options(values: readonly string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: wordsFor(value) }));
}

const useVocabularyMessages = messages("vocabulary", en);
export type Offered = keyof typeof en;

/** The same for a list that participants choose from, in their language. */
export function useOptions(): (values: readonly Offered[]) => { value: string; label: string }[] {
  const t = useVocabularyMessages();
  return (values) => values.map((value) => ({ value, label: t(value) }));
}
