import { messages } from "@/lib/i18n/messages";
import { en } from "./problem-messages-en";

export const useProblemMessages = messages("problems", en);
