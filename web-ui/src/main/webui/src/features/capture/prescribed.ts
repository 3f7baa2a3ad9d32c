import type { MyCampaign } from "@/lib/api/views";

/** What is asked of a recording; whatever is absent is left to the person who makes it. */
export type Prescribed = {
  attackType?: string | null;
  paiQuality?: string | null;
  camera?: string | null;
  distance?: string | null;
  lightLevel?: string | null;
  lightDir?: string | null;
  environment?: string | null;
};

export function prescribedBy(campaign: MyCampaign): Prescribed {
  const { attackType, paiQuality, camera, distance, lightLevel, lightDir, environment } = campaign;
  return { attackType, paiQuality, camera, distance, lightLevel, lightDir, environment };
}

const SAID = {
  camera: ["laptop", "phone_front", "phone_rear", "tablet", "external"],
  environment: ["indoor", "outdoor", "vehicle"],
  lightLevel: ["dark", "normal", "strong"],
  lightDir: ["even", "side", "back"],
  distance: ["near", "mid", "far"],
} as const;

type Said = typeof SAID;
/** The name of a drawing and of the sentence beside it. */
export type Instruction = { [A in keyof Said]: `${A}_${Said[A][number]}` }[keyof Said];

/** In the order in which somebody sets things up: the device, the place, the light, and last where to be in it. */
export function instructionsOf(prescribed: Prescribed): Instruction[] {
  return (Object.keys(SAID) as (keyof Said)[]).flatMap((axis) =>
    SAID[axis].filter((value) => value === prescribed[axis]).map((value) => `${axis}_${value}` as Instruction),
  );
}

/**
 * How wide a face is in the picture at the distance that is asked for, as a share of the picture: 2.2 times the
 * distance between the eyes, in the middle of the band of docs/conditions.md. None where no distance is asked for:
 * then nobody is shown a place to be.
 */
export function faceShare(prescribed: Prescribed): number | null {
  switch (prescribed.distance) {
    case "near":
      return 0.42;
    case "mid":
      return 0.26;
    case "far":
      return 0.13;
    default:
      return null;
  }
}
