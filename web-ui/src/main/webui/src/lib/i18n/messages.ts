import { useCallback } from "react";
import { useLocale, type Locale } from "./locale";

type Values = Record<string, string | number>;

export type Sentences = Record<string, string>;
/** The sentences of a language, by the name of their catalogue. Each language comes as a whole, or not at all. */
export type Language = Record<string, Sentences>;

const languages: Partial<Record<Locale, Language>> = {};

export function speak(locale: Locale, language: Language): void {
  languages[locale] = language;
}

/**
 * A catalogue of sentences in English; the other languages have them under the same name, and a test holds that they
 * have all of them. {name} is replaced by a value. A plural has its forms beside each other: "takes.one",
 * "takes.other", chosen by {n}.
 */
export function messages<T extends Sentences>(name: string, english: T) {
  type Key = keyof T & string;
  type Stem<K> = K extends `${infer S}.other` ? S : never;
  return function useMessages() {
    const { locale } = useLocale();
    return useCallback(
      (key: Key | Stem<Key>, values: Values = {}): string => {
        const catalogue = languages[locale]?.[name];
        const find = (k: string): string | undefined => catalogue?.[k] ?? english[k];
        const form = new Intl.PluralRules(locale).select(Number(values["n"] ?? 0));
        const sentence = find(key) ?? find(`${key}.${form}`) ?? find(`${key}.other`) ?? key;
        return fill(sentence, values);
      },
      [locale],
    );
  };
}

export function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}
