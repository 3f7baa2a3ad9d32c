import { es as shell } from "@/app/messages-es";
import { es as components } from "@/components/messages-es";
import { es as standing } from "@/components/standing-es";
import { es as tips } from "@/components/tips-es";
import { es as problems } from "@/lib/api/problem-messages-es";
import { es as vocabulary } from "@/lib/vocabulary-es";
import { es as invitation } from "@/features/invitation/messages-es";
import { es as capture } from "@/features/capture/messages-es";
import { es as advice } from "@/features/capture/advice-es";
import { es as attackSteps } from "@/features/capture/attack-steps-es";
import { es as instructions } from "@/features/capture/instructions-es";
import { es as whoseFace } from "@/features/capture/whose-face-es";
import { es as mine } from "@/features/my-recordings/messages-es";
import { es as withdrawal } from "@/features/withdrawal/messages-es";
import type { Language } from "@/lib/i18n/messages";

/** Everything that participants read, in Spanish; the public policy has its own beside it. */
export const es: Language = {
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
