import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { formats, type Formats } from "@/lib/format";

export const LOCALES = ["en", "es", "zh"] as const;
export type Locale = (typeof LOCALES)[number];
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", es: "Español", zh: "中文" };

type Chosen = { locale: Locale; choose(locale: Locale): void; format: Formats };

const LocaleContext = createContext<Chosen | null>(null);
const stored = "scotoma-locale";

type Props = {
  /** Brings the sentences of a language; until then the page keeps the one it has. */
  bring?: (locale: Locale) => Promise<void>;
  children: ReactNode;
};

const there = () => Promise.resolve();

export function LocaleProvider({ bring = there, children }: Props) {
  const [locale, setLocale] = useState<Locale>(initialLocale);
  const choose = useCallback(
    (next: Locale) =>
      // Without a connection the language stays as it is.
      void bring(next).then(
        () => setLocale(next),
        () => undefined,
      ),
    [bring],
  );
  useEffect(() => {
    document.documentElement.lang = locale;
    localStorage.setItem(stored, locale);
  }, [locale]);
  const chosen = useMemo(() => ({ locale, choose, format: formats(numberLocale(locale)) }), [locale, choose]);
  return <LocaleContext value={chosen}>{children}</LocaleContext>;
}

export function useLocale(): Chosen {
  const chosen = useContext(LocaleContext);
  if (chosen === null) throw new Error("no LocaleProvider above");
  return chosen;
}

export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

export function initialLocale(): Locale {
  const kept = localStorage.getItem(stored);
  if (kept !== null && isLocale(kept)) return kept;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale);
  return spoken ?? "en";
}

/** The browser's own regional tag of the chosen language (en-GB, es-MX) when it has one: dates and money follow it. */
function numberLocale(locale: Locale): string {
  return navigator.languages.find((tag) => tag.startsWith(locale)) ?? locale;
}
