import type { NewCampaign, NewCell } from "@/lib/api/views";
import { conditionsOf, inWords, isOfPeople, titleOf, type Condition } from "@/lib/conditions";
import { cellsOf } from "./cells";
import type { Wanted } from "./wanted";

/** Languages of participants beside English. */
export const LANGUAGES = ["es", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Words = { title: string; brief: string };

/** The form as typed: every field a text, empty where nothing was chosen. */
export type Draft = {
  name: string;
  title: string;
  brief: string;
  translations: Record<Language, Words>;
  contact: string;
  kind: "genuine" | "attack";
  attackType: string;
  paiQuality: string;
  camera: string;
  distance: string;
  lightLevel: string;
  lightDir: string;
  environment: string;
  country: string;
  /** Of each cell; empty: as many as come. */
  wanted: string;
  /** Whether as many genuine recordings are wanted under the same conditions. */
  matched: boolean;
  /** Whether 30% come from laptops and 70% from phones and tablets. */
  mix: boolean;
  /** Those that were added; what the other fields say is then only the next one. */
  cells: NewCell[];
  sessionsEach: string;
  reward: string;
  propCost: string;
  currency: string;
  closesAt: string;
};

export const emptyDraft: Draft = {
  name: "",
  title: "Record yourself at a face login",
  brief: "",
  translations: {
    es: { title: "Grábese en un acceso facial", brief: "" },
    zh: { title: "录下自己使用人脸登录的过程", brief: "" },
  },
  contact: "",
  kind: "genuine",
  attackType: "",
  paiQuality: "",
  camera: "",
  distance: "",
  lightLevel: "",
  lightDir: "",
  environment: "",
  country: "",
  wanted: "",
  matched: false,
  mix: false,
  cells: [],
  sessionsEach: "3",
  reward: "0",
  propCost: "0",
  currency: "GBP",
  closesAt: "",
};

const PRESCRIBED: Record<
  string,
  "attackType" | "paiQuality" | "camera" | "distance" | "lightLevel" | "lightDir" | "environment"
> = {
  attack_type: "attackType",
  pai_quality: "paiQuality",
  camera: "camera",
  distance: "distance",
  light_level: "lightLevel",
  light_dir: "lightDir",
  environment: "environment",
};

/** As many of each kind as a retest can say something by (docs/campaigns.md). */
const STEERED = "60";

/**
 * The name is for researchers, and says what is looked for. What participants read does not: the title stays the
 * neutral one, and what cannot be prescribed is asked for in words, as a set of values is; who people are is asked of
 * nobody, and neither is what nobody answers.
 */
export function draftFor({ at, kind, blindSpot }: Wanted, locale: string): Draft {
  const conditions = conditionsOf(at).filter(
    ({ axis, value }) => !isOfPeople(axis) && value !== "" && (axis !== "attack_type" || value !== "none"),
  );
  const steered = blindSpot === undefined ? {} : { wanted: STEERED, matched: kind === "attack" };
  const draft: Draft = { ...emptyDraft, ...steered, kind: kind ?? "genuine" };
  const asked: Condition[] = [];
  for (const condition of conditions) {
    const field = Object.hasOwn(PRESCRIBED, condition.axis) ? PRESCRIBED[condition.axis] : undefined;
    if (field === undefined || typeof condition.value !== "string") asked.push(condition);
    else draft[field] = condition.value;
  }
  if (conditions.length > 0) draft.name = inWords(conditions, locale).slice(0, 120);
  if (asked.length > 0) draft.brief = asked.map((condition) => inWords([condition], locale)).join("\n");
  return draft;
}

/** Why a part of what is wanted is not in the draft; nothing where all of it is. */
export function refusedOf({ at }: Wanted): string | undefined {
  const people = conditionsOf(at).filter(({ axis }) => isOfPeople(axis));
  if (people.length === 0) return undefined;
  const titles = people.map(({ axis }) => titleOf(axis).toLowerCase()).join(" and ");
  return (
    `No campaign prescribes who people are, so ${titles} is asked of nobody: ` +
    "invite many kinds of people, and the retest counts those who say it of themselves."
  );
}

/** Whether readers of a language get a text in it: without a brief there is none, whatever the title is. */
export function shownIn(draft: Draft, language: Language): boolean {
  return draft.translations[language].brief.trim() !== "";
}

export function toCampaign(draft: Draft, blindSpot?: string): NewCampaign {
  const cells = cellsOf(draft);
  const attack = cells === null ? draft.kind === "attack" : cells.some(({ kind }) => kind === "attack");
  const chosen = (value: string) => (value === "" || cells !== null ? undefined : value);
  return {
    name: draft.name.trim(),
    title: draft.title.trim(),
    brief: draft.brief.trim(),
    translations: LANGUAGES.filter((language) => shownIn(draft, language)).map((language) => ({
      language,
      title: draft.translations[language].title.trim(),
      brief: draft.translations[language].brief.trim(),
    })),
    contact: draft.contact.trim() === "" ? undefined : draft.contact.trim(),
    kind: attack ? "attack" : "genuine",
    attackType: attack ? chosen(draft.attackType) : undefined,
    paiQuality: attack ? chosen(draft.paiQuality) : undefined,
    camera: chosen(draft.camera),
    distance: chosen(draft.distance),
    lightLevel: chosen(draft.lightLevel),
    lightDir: chosen(draft.lightDir),
    environment: chosen(draft.environment),
    sessionsEach: Number(draft.sessionsEach),
    rewardMinor: toMinor(draft.reward, draft.currency),
    propCostMinor: attack ? toMinor(draft.propCost, draft.currency) : undefined,
    rewardCurrency: draft.currency,
    closesAt: new Date(draft.closesAt).toISOString(),
    blindSpotId: blindSpot,
    cells: cells ?? undefined,
  };
}

/** 1.20 GBP is 120 pence, 120 JPY is 120: the currency says how many digits it has. */
export function toMinor(amount: string, currency: string): number {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return Math.round(Number(amount) * 10 ** digits);
}

/** What an input of type datetime-local takes: the reader's own time without a zone. */
export function localTime(date: Date): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join("-");
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}
