import { messages } from "@/lib/i18n/messages";
import { en } from "./instructions-en";

export const useInstructionMessages = messages("instructions", en);
