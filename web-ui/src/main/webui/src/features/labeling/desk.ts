import { FASTEST } from "@/components/clip-player";

export type Answer = "yes" | "no" | "unsure";
export type Answers = Readonly<Record<string, Answer>>;

/** The answers for one clip, the row that the next one goes to, and what undo would take back. */
export type Desk = {
  readonly attributes: readonly string[];
  readonly row: number;
  readonly answers: Answers;
  readonly past: readonly { row: number; before: Answer | undefined }[];
};

export function freshDesk(attributes: readonly string[], answers: Answers = {}): Desk {
  return { attributes, row: 0, answers, past: [] };
}

/** An answer moves on to the next row. */
export function answerRow(desk: Desk, answer: Answer, row = desk.row): Desk {
  const attribute = desk.attributes[row];
  if (attribute === undefined) return desk;
  return {
    ...desk,
    row: Math.min(row + 1, desk.attributes.length - 1),
    answers: { ...desk.answers, [attribute]: answer },
    past: [...desk.past, { row, before: desk.answers[attribute] }],
  };
}

export function goToRow(desk: Desk, row: number): Desk {
  return { ...desk, row: Math.min(Math.max(row, 0), desk.attributes.length - 1) };
}

/** Null when there is no answer to take back on this clip: then undo means the last submission. */
export function undoAnswer(desk: Desk): Desk | null {
  const last = desk.past.at(-1);
  const attribute = last === undefined ? undefined : desk.attributes[last.row];
  if (last === undefined || attribute === undefined) return null;
  const { [attribute]: _, ...others } = desk.answers;
  const answers = last.before === undefined ? others : { ...others, [attribute]: last.before };
  return { ...desk, row: last.row, answers, past: desk.past.slice(0, -1) };
}

const LONG_S = 10;

export type Gate = { open: true } | { open: false; reason: string };

/** The one gate in front of submitting, for the key, the button and touch alike. */
export function gate(desk: Desk, unseenSeconds: number | null, speed = 1): Gate {
  const missing = desk.attributes.filter((attribute) => desk.answers[attribute] === undefined).length;
  if (missing > 0) return { open: false, reason: `${missing} to answer` };
  if (unseenSeconds === null) return { open: false, reason: "watch the clip" };
  if (unseenSeconds > 0) return { open: false, reason: toWatch(unseenSeconds, speed) };
  return { open: true };
}

/** As long as it takes at this speed; of a long rest also how much sooner it is seen, since all speeds count. */
function toWatch(unseenSeconds: number, speed: number): string {
  const at = (rate: number) => `${Math.ceil(unseenSeconds / rate)} s`;
  const sooner = unseenSeconds >= LONG_S && speed < FASTEST ? `, or ${at(FASTEST)} at ${FASTEST}×` : "";
  return `watch ${at(speed)} more${sooner}`;
}
