import { zh as shell } from "@/app/messages-zh";
import { zh as components } from "@/components/messages-zh";
import { zh as standing } from "@/components/standing-zh";
import { zh as tips } from "@/components/tips-zh";
import { zh as problems } from "@/lib/api/problem-messages-zh";
import { zh as vocabulary } from "@/lib/vocabulary-zh";
import { zh as invitation } from "@/features/invitation/messages-zh";
import { zh as capture } from "@/features/capture/messages-zh";
import { zh as advice } from "@/features/capture/advice-zh";
import { zh as attackSteps } from "@/features/capture/attack-steps-zh";
import { zh as instructions } from "@/features/capture/instructions-zh";
import { zh as whoseFace } from "@/features/capture/whose-face-zh";
import { zh as mine } from "@/features/my-recordings/messages-zh";
import { zh as withdrawal } from "@/features/withdrawal/messages-zh";
import type { Language } from "@/lib/i18n/messages";

/** Everything that participants read, in Chinese; the public policy has its own beside it. */
export const zh: Language = {
  shell,
  components,
  standing,
  tips,
  problems,
  vocabulary,
  invitation,
  capture,
  instructions,
  "whose-face": whoseFace,
  advice,
  "attack-steps": attackSteps,
  "my-recordings": mine,
  withdrawal,
};
