import { useCallback } from "react";
import { useLocale, type Locale } from "./locale";

type Values = Record<string, string | number>;

/**
 * A feature's sentences: English is complete, other languages may be partial and fall back to it.
 * {name} is replaced by a value. A plural has its forms beside each other: "takes.one", "takes.other", chosen by {n}.
 */
export function messages<T extends Record<string, string>>(
  english: T,
  others: Partial<Record<Locale, Partial<T>>> = {},
) {
  type Key = keyof T & string;
  type Stem<K> = K extends `${infer S}.other` ? S : never;
  return function useMessages() {
    const { locale } = useLocale();
    return useCallback(
      (key: Key | Stem<Key>, values: Values = {}): string => {
        const catalogue = others[locale];
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
