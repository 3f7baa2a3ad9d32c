import { messages } from "@/lib/i18n/messages";
import { en } from "./advice-en";

export const useAdviceMessages = messages("advice", en);
