import type { Locale } from "@/lib/i18n/locale";
import { speak } from "@/lib/i18n/messages";

/** Loads the sentences of a language. English comes with the pages themselves. */
export async function bring(locale: Locale): Promise<void> {
  if (locale === "es") speak(locale, (await import("./es")).es);
  if (locale === "zh") speak(locale, (await import("./zh")).zh);
}
