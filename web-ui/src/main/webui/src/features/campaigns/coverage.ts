import type { Campaign, CampaignEvent, Coverage } from "@/lib/api/views";
import type { Formats } from "@/lib/format";
import { cellInWords } from "./cells";

type Covered = Coverage["cells"][number];

/** More bars than this are not read any more. */
export const DRAWN = 40;
/** More rows than this make a page slow; the file has all. */
export const LISTED = 200;

export type Share = { row: string; part: "accepted" | "waiting" | "in work"; from: number; to: number };
export type Row = { row: string; wanted: number | null };

const missingOf = ({ cell, accepted }: Covered) =>
  cell.closed || cell.wanted == null ? 0 : Math.max(0, cell.wanted - accepted);

/** Those that miss most first, as many as are shown. */
export const first = (coverage: Coverage, shown: number): Covered[] =>
  [...coverage.cells].sort((a, b) => missingOf(b) - missingOf(a)).slice(0, shown);

export function barsOf(coverage: Coverage): { rows: Row[]; shares: Share[] } {
  const shown = first(coverage, DRAWN);
  return {
    rows: shown.map(({ cell }) => ({ row: `cell ${cell.position}`, wanted: cell.wanted ?? null })),
    shares: shown.flatMap(({ cell, accepted, collected, inWork }) => {
      const row = `cell ${cell.position}`;
      return [
        { row, part: "accepted" as const, from: 0, to: accepted },
        { row, part: "waiting" as const, from: accepted, to: accepted + collected },
        { row, part: "in work" as const, from: accepted + collected, to: accepted + collected + inWork },
      ].filter(({ from, to }) => to > from);
    }),
  };
}

/** "12 of 80 wanted are accepted; 7 wait for their decision and 5 are in work". */
export function standingOf(coverage: Coverage, format: Formats): string {
  const sum = (of: (covered: Covered) => number) => coverage.cells.reduce((total, covered) => total + of(covered), 0);
  const accepted = sum((covered) => covered.accepted);
  const endless = coverage.cells.some(({ cell }) => !cell.closed && cell.wanted == null);
  const wanted = endless ? "accepted" : `of ${format.count(sum(({ cell }) => cell.wanted ?? 0))} wanted are accepted`;
  const waiting = format.count(sum(({ collected }) => collected));
  const inWork = format.count(sum((covered) => covered.inWork));
  return `${format.count(accepted)} ${wanted}; ${waiting} wait for their decision and ${inWork} are in work`;
}

export type Point = { at: Date; line: "sent" | "accepted"; total: number };

/** Both totals at the end of each stretch in which something happened. */
export function courseOf(coverage: Coverage): Point[] {
  let sent = 0;
  let accepted = 0;
  return coverage.course.flatMap((stretch) => {
    sent += stretch.collected;
    accepted += stretch.accepted;
    const at = new Date(stretch.from);
    return [
      { at, line: "sent" as const, total: sent },
      { at, line: "accepted" as const, total: accepted },
    ];
  });
}

/** When it ends and what it costs by then, a sentence each. */
export function forecastOf({ forecast }: Coverage, campaign: Campaign, format: Formats): string[] {
  const money = (minor: number) => format.money(minor, forecast.currency);
  const spent = `${money(forecast.spentMinor)} is owed or paid so far`;
  if (forecast.missing == null) return [`A cell takes as many as come, so no end is foreseen.`, `${spent}.`];
  if (forecast.missing === 0) return ["Nothing is missing.", `${spent}.`];
  const pace = `${format.count(Math.round(10 * forecast.perDay) / 10)} a day were accepted in the last seven days`;
  const whole = money(forecast.costMinor ?? forecast.spentMinor);
  const cost = `${spent}; about ${whole} when it has everything, with what is paid and counts nowhere.`;
  const missing = `${format.count(forecast.missing)} are missing`;
  if (forecast.endsAt == null) return [`${missing}, and none was accepted yet to tell a pace by.`, cost];
  const late = Date.parse(forecast.endsAt) > Date.parse(campaign.closesAt);
  const end = format.staffTime(forecast.endsAt);
  return [
    `${missing}. ${pace}: at that pace it has everything at ${end}` +
      (late ? `, after it closes at ${format.staffTime(campaign.closesAt)}.` : "."),
    cost,
  ];
}

/** The share of accepted sessions that count where they were asked for. */
export function landedOf(coverage: Coverage, format: Formats): string {
  const asked = coverage.cells.reduce((sum, covered) => sum + covered.asked, 0);
  const landed = coverage.cells.reduce((sum, covered) => sum + covered.landed, 0);
  if (asked === 0) return "No session is accepted yet.";
  return (
    `${format.count(landed)} of ${format.count(asked)} accepted sessions count in the cell that was asked for` +
    (landed < asked ? "; the others count in another, or in none." : ".")
  );
}

const DONE: Record<CampaignEvent["event"], string> = {
  paused: "Paused",
  resumed: "Resumed",
  raised: "Raised",
  cell_closed: "Closed",
  closed: "Campaign closed",
  filled: "Every cell is full: the campaign closed by itself",
  unfilled: "A ruling was taken back: the campaign is open again",
};

export function eventInWords(
  { event, cell, wanted }: Pick<CampaignEvent, "event" | "cell" | "wanted">,
  format: Formats,
): string {
  if (event === "raised") return `Cell ${format.count(cell ?? 0)} raised to ${format.count(wanted ?? 0)}`;
  return event === "cell_closed" ? `Cell ${format.count(cell ?? 0)} closed` : DONE[event];
}

export const askedOf = ({ cell }: Covered, locale: string) => cellInWords(cell, locale);
