import type { Agreements, Confusion, Labelers, Outlook } from "@/lib/api/views";
import type { Formats } from "@/lib/format";

type OfAttribute = Agreements["attributes"][number];
type OfLabeler = Labelers["labelers"][number];

/** From so many answers on a labeler's errors say something; as the rule of the platform has it. */
export const HISTORY = 20;

export function forecast({ votesToGo, votesADay, daysToGo }: Outlook, format: Formats): string {
  if (votesToGo === 0) return "Every session has the votes it asks for.";
  const toGo = `${format.count(votesToGo)} ${votesToGo === 1 ? "vote" : "votes"} to go`;
  if (daysToGo == null) return `${toGo}. Nobody has voted in seven days, so that there is no telling when.`;
  const days = Math.ceil(daysToGo);
  const pace = `${format.count(Math.round(votesADay))} votes a day over the last week`;
  return `${toGo}: ${days <= 1 ? "a day" : `${format.count(days)} days`} at ${pace}.`;
}

export function costs({ votes, votesToGo, pay }: Outlook, format: Formats): string | null {
  if (!pay) return null;
  const of = (n: number) => format.money(n * pay.minor, pay.currency);
  return `${of(votes)} so far, ${of(votesToGo)} to go, ${of(1)} a vote`;
}

export function leastAgreed(attributes: readonly OfAttribute[], format: Formats): string {
  const told = attributes.filter((a) => a.alpha != null).sort((a, b) => (a.alpha ?? 0) - (b.alpha ?? 0));
  const least = told[0];
  if (least === undefined) return "No attribute has two different votes on one session yet";
  return `People agree least on ${least.attribute}: ${alphaOf(least, format)}`;
}

export function alphaOf({ alpha, alphaLow, alphaHigh, votes, tasks }: OfAttribute, format: Formats): string {
  const rests = `${format.count(votes)} votes on ${format.count(tasks)} sessions`;
  if (alpha == null) return `not told · ${rests}`;
  const interval =
    alphaLow == null || alphaHigh == null
      ? ""
      : ` (95% CI ${format.score(Math.max(-1, alphaLow))} to ${format.score(alphaHigh)})`;
  return `α ${format.score(alpha)}${interval} · ${rests}`;
}

/** How many answers were otherwise than all votes together say, of how many. */
export function wrongOf(c: Confusion): { wrong: number; of: number } {
  const wrong = c.presentNo + c.absentYes;
  return { wrong, of: wrong + c.presentYes + c.absentNo };
}

export function mostOften(labelers: readonly OfLabeler[], format: Formats): string {
  const cells = labelers.flatMap(({ labeler, confusions }) =>
    confusions.map((c) => ({ labeler, attribute: c.attribute, ...wrongOf(c) })),
  );
  const judged = cells.filter((c) => c.of >= HISTORY).sort((a, b) => b.wrong / b.of - a.wrong / a.of);
  const worst = judged[0];
  if (worst === undefined) return `Nobody has ${HISTORY} answers that can be held against others yet`;
  const share = format.plainPercent(worst.wrong / worst.of);
  return `${shortOf(worst.labeler)} differs most often on ${worst.attribute}: ${share}, ${worst.wrong} of ${worst.of}`;
}

/** Enough of a pseudonym to tell people apart on a page; files have it whole. */
export const shortOf = (labeler: string) => labeler.slice(0, 8);
