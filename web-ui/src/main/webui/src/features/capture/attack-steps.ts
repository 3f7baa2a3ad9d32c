import type { AttackStepMessages } from "./attack-steps-en";
import type { AttackDrawing } from "./attack-drawings";
import type { ATTACK_TYPES } from "@/lib/vocabulary";

export type Species = (typeof ATTACK_TYPES)[number];
export type AttackStep = { draw: AttackDrawing; say: keyof AttackStepMessages };

/** Said of every attack before anything else: whose face it may show. */
const own: AttackStep = { draw: "own", say: "own" };
const turnIt: AttackStep = { draw: "turnIt", say: "turnIt" };
const turnHead: AttackStep = { draw: "turnHead", say: "turnHead" };

/** How each species is made and shown, by somebody who has never done it. */
export const ATTACK_STEPS: Record<Species, readonly AttackStep[]> = {
  print: [own, { draw: "print", say: "print" }, { draw: "holdSheet", say: "holdSheet" }, turnIt],
  print_cut: [
    own,
    { draw: "printLarge", say: "printLarge" },
    { draw: "cutHoles", say: "cutHoles" },
    { draw: "behindSheet", say: "behindSheet" },
  ],
  replay_phone: [own, { draw: "playPhone", say: "play" }, { draw: "holdPhone", say: "holdScreen" }, turnIt],
  replay_tablet: [own, { draw: "playTablet", say: "play" }, { draw: "holdTablet", say: "holdScreen" }, turnIt],
  replay_monitor: [
    own,
    { draw: "playMonitor", say: "play" },
    { draw: "facingMonitor", say: "facingMonitor" },
    { draw: "moveCamera", say: "moveCamera" },
  ],
  mask_paper: [own, { draw: "cutMask", say: "cutMask" }, { draw: "wearPaper", say: "wearPaper" }, turnHead],
  mask_rigid: [{ draw: "rigid", say: "rigid" }, { draw: "wearRigid", say: "wearRigid" }, turnHead],
  mask_soft: [{ draw: "soft", say: "soft" }, { draw: "wearSoft", say: "wearSoft" }, turnHead],
  makeup: [{ draw: "makeup", say: "makeup" }, { draw: "madeUp", say: "madeUp" }, turnHead],
  partial: [{ draw: "cover", say: "cover" }, { draw: "covered", say: "covered" }, turnHead],
  other: [
    { draw: "own", say: "other" },
    { draw: "describe", say: "describe" },
    { draw: "turnIt", say: "turnIt" },
  ],
};
