import { Mark, markOf } from "@/components/mark";
import type { ListedSession, SessionPage } from "@/lib/api/views";
import { valueOf } from "@/lib/conditions";
import type { Formats } from "@/lib/format";
import { wordsFor } from "@/lib/vocabulary";

export function Truth({ session }: { session: ListedSession }) {
  return session.truth == null ? (
    <Mark kind="uncertain">{`not decided, ${session.prescribed} asked for`}</Mark>
  ) : (
    <Mark kind={markOf(session.truth)}>{session.truth}</Mark>
  );
}

/** What the iteration says, and whether that is wrong. */
export const decisionOf = ({ decision, right, wavering }: ListedSession): string =>
  decision == null
    ? "not scored"
    : `${wordsFor(decision).toLowerCase()}${right === false ? ", wrong" : ""}${wavering ? ", wavers" : ""}`;

export function Decision({ session }: { session: ListedSession }) {
  return <Mark kind={session.right === false ? "wrong" : markOf(session.decision)}>{decisionOf(session)}</Mark>;
}

export const scoreOf = (
  { spoofScore }: ListedSession,
  iteration: SessionPage["iteration"],
  format: Pick<Formats, "score">,
): string =>
  spoofScore == null
    ? "no score"
    : `${format.score(spoofScore)}${iteration == null ? "" : `, attack from ${format.score(iteration.threshold)}`}`;

/** Those that campaigns prescribe and people see at once; the session's page has all of them. */
const FIRST = ["camera", "distance", "light_level", "light_dir", "environment"];

export function conditionsOfSession(
  { attackType, conditions }: ListedSession,
  asked: string[],
  locale: string,
): string {
  const shown = [...FIRST, ...asked.filter((axis) => !FIRST.includes(axis))];
  return [
    ...(attackType == null ? [] : [wordsFor(attackType)]),
    ...shown.flatMap((axis) => {
      const value = conditions[axis];
      return value === undefined ? [] : [valueOf({ axis, value }, locale)];
    }),
  ].join(" · ");
}

export const shortId = (id: string) => id.slice(-6);
