import { messages } from "@/lib/i18n/messages";
import { en } from "./messages-en";
import { es } from "./messages-es";
import { zh } from "./messages-zh";

export const useInvitationMessages = messages(en, { es, zh });
