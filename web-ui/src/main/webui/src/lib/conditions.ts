import { AXES, wordsFor, type Axis } from "./vocabulary";

export type Condition = { axis: string; value: string };

const order = Object.keys(AXES);
const place = (axis: string) => (order.includes(axis) ? order.indexOf(axis) : order.length);

/** One text for a set of conditions, whatever their order: list, plot, heat map and address know a subdomain by it. */
export function keyOf(conditions: readonly Condition[]): string {
  return [...conditions]
    .sort((a, b) => place(a.axis) - place(b.axis))
    .map(({ axis, value }) => `${axis}:${value}`)
    .join(",");
}

export function conditionsOf(key: string | undefined): Condition[] {
  return (key ?? "").split(",").flatMap((part) => {
    const colon = part.indexOf(":");
    return colon < 1 ? [] : [{ axis: part.slice(0, colon), value: part.slice(colon + 1) }];
  });
}

export const titleOf = (axis: string): string => (Object.hasOwn(AXES, axis) ? AXES[axis as Axis] : wordsFor(axis));

export function valueOf({ axis, value }: Condition, locale: string): string {
  if (axis === "country" && /^[A-Z]{2}$/.test(value))
    return new Intl.DisplayNames(locale, { type: "region" }).of(value) ?? value;
  return wordsFor(value);
}

/** "Camera: Laptop ∧ Distance: Far" */
export function inWords(conditions: readonly Condition[], locale: string): string {
  return conditions.map((condition) => `${titleOf(condition.axis)}: ${valueOf(condition, locale)}`).join(" ∧ ");
}
