import { messages } from "@/lib/i18n/messages";
import { en } from "./messages-en";

export const useMyMessages = messages("my-recordings", en);
