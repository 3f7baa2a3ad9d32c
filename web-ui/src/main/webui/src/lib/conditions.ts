import type { MinedSubdomain } from "./api/views";
import { AXES, PEOPLE, wordsFor, type Axis } from "./vocabulary";

/** What is asked of an axis: one value, of which the empty one is what nobody gave; a set of them; or a range. */
export type Condition = MinedSubdomain["conditions"][number];
export type Choice = Exclude<Condition["value"], string>;

const order = Object.keys(AXES);
const place = (axis: string) => (order.includes(axis) ? order.indexOf(axis) : order.length);

/** As the API takes it in an address: "camera:laptop", or JSON where it is more than a value. */
export function askedOf({ axis, value }: Condition): string {
  const plain = typeof value === "string" && !value.startsWith("{");
  return `${axis}:${plain ? value : JSON.stringify(typeof value === "string" ? { in: [value] } : value)}`;
}

// A comma parts the conditions of a key, so one inside a value is written otherwise.
const escaped = (text: string) => text.replaceAll("%", "%25").replaceAll(",", "%2C");
const unescaped = (text: string) => text.replaceAll("%2C", ",").replaceAll("%25", "%");

/** One text for a set of conditions, whatever their order: list, plot, heat map and address know a subdomain by it. */
export function keyOf(conditions: readonly Condition[]): string {
  return [...conditions]
    .sort((a, b) => place(a.axis) - place(b.axis))
    .map((condition) => escaped(askedOf(condition)))
    .join(",");
}

/** Of an address that anybody may have typed: a part that is no condition is left out. */
export function conditionsOf(key: string | undefined): Condition[] {
  return (key ?? "").split(",").flatMap((part) => {
    const text = unescaped(part);
    const colon = text.indexOf(":");
    if (colon < 1) return [];
    const value = valueIn(text.slice(colon + 1));
    return value === undefined ? [] : [{ axis: text.slice(0, colon), value }];
  });
}

function valueIn(text: string): Condition["value"] | undefined {
  if (!text.startsWith("{")) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    return isChoice(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isTexts = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === "string");

function isChoice(value: unknown): value is Choice {
  if (typeof value !== "object" || value === null) return false;
  const { in: some, not, from, below } = value as Record<string, unknown>;
  return isTexts(some) || isTexts(not) || typeof from === "number" || typeof below === "number";
}

export const titleOf = (axis: string): string => (Object.hasOwn(AXES, axis) ? AXES[axis as Axis] : wordsFor(axis));

/** Whether an axis says who somebody is, which no campaign prescribes. */
export const isOfPeople = (axis: string): boolean => PEOPLE.some((each) => each === axis);

/** People and labelers answer or do not; what is measured is measured or not. */
const ANSWERED = ["attack_type", "pai_quality", "environment", ...PEOPLE];
function missing(axis: string): string {
  if (axis.startsWith("crowd_")) return "not labelled";
  return ANSWERED.includes(axis) ? "not answered" : "not known";
}

export function valueOf({ axis, value }: { axis: string; value: string }, locale: string): string {
  if (value === "") return wordsFor(missing(axis));
  if (axis === "country" && /^[A-Z]{2}$/.test(value))
    return new Intl.DisplayNames(locale, { type: "region" }).of(value) ?? value;
  return wordsFor(value);
}

/** "Laptop", "Laptop or Tablet", "other than Laptop", "from 20 to below 30". */
export function askedInWords({ axis, value }: Condition, locale: string): string {
  const word = (text: string) => valueOf({ axis, value: text }, locale);
  if (typeof value === "string") return word(value);
  const or = new Intl.ListFormat(locale, { type: "disjunction" });
  if (value.in != null) return or.format(value.in.map(word));
  if (value.not != null) return `other than ${or.format(value.not.map(word))}`;
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  if (value.from == null) return value.below == null ? "any" : `below ${number.format(value.below)}`;
  const from = `from ${number.format(value.from)}`;
  return value.below == null ? from : `${from} to below ${number.format(value.below)}`;
}

/** "Camera: Laptop ∧ Distance: Far" */
export function inWords(conditions: readonly Condition[], locale: string): string {
  return conditions.map((condition) => `${titleOf(condition.axis)}: ${askedInWords(condition, locale)}`).join(" ∧ ");
}

/** How sure the edges of ranges are, a sentence each. */
export function edgesInWords(conditions: readonly Condition[], locale: string): string[] {
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  const edge = (axis: string, at?: number | null, low?: number | null, high?: number | null) =>
    at == null || low == null || high == null
      ? []
      : [
          `The edge of ${titleOf(axis)} at ${number.format(at)} lies between ${number.format(low)} and ` +
            `${number.format(high)} (95% CI).`,
        ];
  return conditions.flatMap(({ axis, value }) =>
    typeof value === "string"
      ? []
      : [
          ...edge(axis, value.from, value.from_low, value.from_high),
          ...edge(axis, value.below, value.below_low, value.below_high),
        ],
  );
}
