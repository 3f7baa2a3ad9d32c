import type { Tip } from "@/lib/api/views";
import { messages } from "@/lib/i18n/messages";
import { en } from "./tips-en";

/** Advice for the next take; never a reason against this one. */
const useTipMessages = messages<Record<Tip, string>>("tips", en);

export function useTips(): (tip: Tip) => string {
  return useTipMessages();
}
