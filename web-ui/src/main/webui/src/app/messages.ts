import { messages } from "@/lib/i18n/messages";
import { en } from "./messages-en";

export const useShellMessages = messages("shell", en);
