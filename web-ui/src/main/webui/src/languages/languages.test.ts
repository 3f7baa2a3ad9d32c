import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as capture from "@/features/capture/messages-en";
import * as advice from "@/features/capture/advice-en";
import * as attackSteps from "@/features/capture/attack-steps-en";
import * as instructions from "@/features/capture/instructions-en";
import * as whoseFace from "@/features/capture/whose-face-en";
import * as invitation from "@/features/invitation/messages-en";
import * as mine from "@/features/my-recordings/messages-en";
import { en as policyEn } from "@/features/policy/messages-en";
import { es as policyEs } from "@/features/policy/messages-es";
import { zh as policyZh } from "@/features/policy/messages-zh";
import * as withdrawal from "@/features/withdrawal/messages-en";
import * as shell from "@/app/messages-en";
import * as components from "@/components/messages-en";
import * as standing from "@/components/standing-en";
import * as tips from "@/components/tips-en";
import * as problems from "@/lib/api/problem-messages-en";
import * as vocabulary from "@/lib/vocabulary-en";
import type { Language, Sentences } from "@/lib/i18n/messages";
import { ATTACK_TYPES, ENVIRONMENTS, PAI_QUALITIES } from "@/lib/vocabulary";
import { es } from "./es";
import { zh } from "./zh";

const english: Language = {
  shell: shell.en,
  components: components.en,
  standing: standing.en,
  tips: tips.en,
  problems: problems.en,
  vocabulary: vocabulary.en,
  invitation: invitation.en,
  capture: capture.en,
  instructions: instructions.en,
  "whose-face": whoseFace.en,
  advice: advice.en,
  "attack-steps": attackSteps.en,
  "my-recordings": mine.en,
  withdrawal: withdrawal.en,
};

/** What is wrong with the translation of a catalogue, a line each. */
function faults(name: string, from: Sentences, to: Sentences | undefined): string[] {
  const places = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort().join();
  const missing = Object.keys(from).filter((key) => !to?.[key]?.trim());
  const extra = Object.keys(to ?? {}).filter((key) => from[key] === undefined);
  const both = Object.entries(from).flatMap(([key, was]) => (to?.[key] ? [[key, was, to[key]] as const] : []));
  return [
    ...missing.map((key) => `${name}.${key} is missing`),
    ...extra.map((key) => `${name}.${key} translates nothing`),
    ...both.filter(([, was, is]) => was === is).map(([key]) => `${name}.${key} is still English`),
    ...both.filter(([, was, is]) => places(was) !== places(is)).map(([key]) => `${name}.${key} has other places`),
  ];
}

describe.each([
  ["es", es, policyEs],
  ["zh", zh, policyZh],
] as const)("%s", (_, language, policy) => {
  test("has every sentence of every catalogue, none of them in English", () => {
    expect(Object.entries(english).flatMap(([name, from]) => faults(name, from, language[name]))).toEqual([]);
    expect(faults("policy", policyEn, policy)).toEqual([]);
    expect(Object.keys(language).sort()).toEqual(Object.keys(english).sort());
  });
});

test("a sentence that is missing, left in English, or short of a value is told", () => {
  expect(faults("c", { a: "One", b: "Two {n}", c: "Three" }, { a: "Uno", b: "Dos", c: "Three", d: "x" })).toEqual([
    "c.d translates nothing",
    "c.c is still English",
    "c.b has other places",
  ]);
  expect(faults("c", { a: "One" }, undefined)).toEqual(["c.a is missing"]);
});

test("no catalogue of the pages is forgotten here", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const named = sources
    .filter((file) => !file.startsWith("lib/i18n"))
    .flatMap((file) => [...readFileSync(join("src", file), "utf8").matchAll(/\bmessages(?:<[^(]+>)?\("([\w-]+)"/g)])
    .map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(english).sort());
});

test("whatever a participant chooses from has words", () => {
  expect([...ATTACK_TYPES, ...PAI_QUALITIES, ...ENVIRONMENTS].filter((value) => !(value in vocabulary.en))).toEqual([]);
});
