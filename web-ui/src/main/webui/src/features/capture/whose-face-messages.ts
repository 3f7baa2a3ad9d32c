import { messages } from "@/lib/i18n/messages";
import { en } from "./whose-face-en";

export const useWhoseFaceMessages = messages("whose-face", en);
