import type { DatasetSelection, Preview } from "@/lib/api/views";
import { titleOf } from "@/lib/conditions";
import { VALUES } from "@/lib/axis-values";
import { AXES, wordsFor, type Axis } from "@/lib/vocabulary";

/** Axes that a dataset has as columns: all but what the crowd sees, which are its labels. */
export const COLUMNS = (Object.keys(AXES) as Axis[]).filter((axis) => !axis.startsWith("crowd_"));

/** What OULU-NPU's protocols hold out, and a country. */
export const HELD_OUT = ["environment", "attack_type", "camera", "country"] as const satisfies readonly Axis[];

export type Values = Partial<Record<Axis, string[]>>;

/** A form as it is filled in; texts that are empty ask for nothing. */
export type Asked = {
  campaigns: string[];
  from: string;
  to: string;
  conditions: Values;
  certainty: string;
  forOthers: boolean;
  undecided: boolean;
  ruledOnly: boolean;
  heldOut: Values;
  together: boolean;
  votes: boolean;
};

export const NOTHING: Asked = {
  campaigns: [],
  from: "",
  to: "",
  conditions: {},
  certainty: "",
  forOthers: false,
  undecided: false,
  ruledOnly: false,
  heldOut: {},
  together: false,
  votes: false,
};

const given = (values: Values): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).filter(([, chosen]) => chosen.length > 0));

export function selectionOf(asked: Asked): DatasetSelection {
  const heldOut = Object.entries(given(asked.heldOut));
  const protocols = Object.fromEntries([
    ...heldOut.map(([axis, values]) => [axis, { [axis]: values }]),
    ...(asked.together && heldOut.length > 1 ? [["together", Object.fromEntries(heldOut)]] : []),
  ]) as Record<string, Record<string, string[]>>;
  const conditions = given(asked.conditions);
  return {
    ...(asked.campaigns.length > 0 ? { campaigns: asked.campaigns } : {}),
    ...(asked.from ? { recordedFrom: asked.from } : {}),
    ...(asked.to ? { recordedTo: asked.to } : {}),
    ...(Object.keys(conditions).length > 0 ? { conditions } : {}),
    ...(asked.certainty ? { certainty: Number(asked.certainty) / 100 } : {}),
    ...(asked.forOthers ? { forOthers: true } : {}),
    ...(asked.undecided ? { sessionStates: ["ACCEPTED", "UPLOADED"] } : {}),
    ...(asked.ruledOnly ? { labelStates: ["adjudicated"] } : {}),
    ...(Object.keys(protocols).length > 0 ? { protocols } : {}),
    ...(asked.votes ? { votes: true } : {}),
  };
}

/** Open axes take any values, which are typed with commas between them. */
export const isOpen = (axis: Axis) => VALUES[axis] === undefined;
export const typed = (text: string) =>
  text
    .split(",")
    .map((value) => value.trim())
    .filter(Boolean);

const listed = (values: Record<string, string[]>) =>
  Object.entries(values)
    .map(([axis, chosen]) => `${titleOf(axis).toLowerCase()} ${chosen.map((value) => wordsFor(value)).join(" or ")}`)
    .join(", ");

/** A selection in one line, for those who read a version. */
export function selectionInWords(selection: DatasetSelection): string {
  const parts = [
    selection.campaigns?.length ? `of ${selection.campaigns.length} campaigns` : "",
    selection.recordedFrom ? `recorded from ${selection.recordedFrom}` : "",
    selection.recordedTo ? `recorded until ${selection.recordedTo}` : "",
    listed(selection.conditions ?? {}),
    selection.certainty == null ? "" : `every label at least ${Math.round(100 * selection.certainty)}% certain`,
    selection.sessionStates?.includes("UPLOADED") ? "also those nobody has decided on" : "",
    selection.labelStates?.length === 1 ? `labels ${selection.labelStates[0]} alone` : "",
    selection.votes ? "with every single vote" : "",
  ].filter(Boolean);
  return parts.length === 0 ? "everything accepted with decided labels" : parts.join("; ");
}

export type Kind = { value: string; kind: "genuine" | "attack"; sessions: number };

/** The sessions of an axis by value and kind, as drawn; the most frequent values first, and no more than fit. */
export function kindsOf(axis: Preview["axes"][number], most: number): Kind[] {
  return [...axis.values]
    .sort((a, b) => b.genuine + b.attack - a.genuine - a.attack)
    .slice(0, most)
    .flatMap(({ value, genuine, attack }) => [
      { value: wordsFor(value), kind: "genuine" as const, sessions: genuine },
      { value: wordsFor(value), kind: "attack" as const, sessions: attack },
    ])
    .filter(({ sessions }) => sessions > 0);
}
