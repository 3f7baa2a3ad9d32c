/** Numbers and times as people read them; exports keep dot decimals and ISO UTC. */
export type Formats = {
  count(value: number): string;
  /** Of what is no measured rate: what is expected, how much was sent, a place on a curve. */
  plainPercent(share: number): string;
  /** The one way to say a measured rate: with its interval and the counts that it is a share of. */
  measured(measured: Measured): string;
  /** A measured value that is no share of sessions, as a mean of two rates is none. */
  estimated(estimated: Estimated): string;
  points(difference: number): string;
  pointsInterval(difference: number, low: number, high: number): string;
  adjustedP(p: number): string;
  score(value: number): string;
  money(minor: number, currency: string): string;
  bytes(value: number): string;
  seconds(ms: number): string;
  staffTime(iso: string): string;
  time(iso: string): string;
  /** A day, where the hour says nothing. */
  date(iso: string): string;
  relative(iso: string, now?: number): string;
};

/** A value with its 95% interval, where the people are enough for one, and how many it rests on. */
export type Estimated = {
  sessions: number;
  participants: number;
  rate: number;
  low: number | null;
  high: number | null;
};

/** An error rate: the share of sessions that are errors. */
export type Measured = Estimated & { errors: number };

export function formats(locale: string): Formats {
  const count = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const pValue = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const staffTime = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    count: (value) => count.format(value),
    plainPercent: (value) => percent.format(value),
    measured: (measured) => measuredRate(measured, count, percent, seconds),
    estimated: (estimated) =>
      `${interval(estimated, percent, seconds)} · ${count.format(estimated.sessions)} sessions, ` +
      peopleOf(estimated, count),
    points: (difference) => `${points.format(difference * 100)} points`,
    pointsInterval: (difference, low, high) =>
      `${points.format(difference * 100)} points (95% CI ${points.format(low * 100)} to ${points.format(high * 100)})`,
    adjustedP: (p) => (p < 0.001 ? "< 0.001" : pValue.format(p)),
    score: (value) => score.format(value),
    money: (minor, currency) => money(minor, currency, locale),
    bytes: (value) => bytes(value, locale),
    seconds: (ms) => `${seconds.format(ms / 1000)} s`,
    staffTime: (iso) => staffTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    relative: (iso, now = Date.now()) => relativeTo(new Date(iso).getTime() - now, relative),
  };
}

function interval({ rate, low, high }: Estimated, percent: Intl.NumberFormat, bound: Intl.NumberFormat): string {
  return low === null || high === null
    ? `${percent.format(rate)} (too few people for an interval)`
    : `${percent.format(rate)} (95% CI ${bound.format(low * 100)} to ${bound.format(high * 100)})`;
}

const peopleOf = ({ participants }: Estimated, count: Intl.NumberFormat) =>
  `${count.format(participants)} ${participants === 1 ? "person" : "people"}`;

/** Below ten sessions a percent would pretend to a precision that is not there: "3 of 7". */
function measuredRate(
  measured: Measured,
  count: Intl.NumberFormat,
  percent: Intl.NumberFormat,
  bound: Intl.NumberFormat,
): string {
  const { errors, sessions } = measured;
  const counts = `${count.format(errors)} of ${count.format(sessions)}`;
  const people = peopleOf(measured, count);
  if (sessions < 10) return `${counts} · ${people}`;
  return `${interval(measured, percent, bound)} · ${counts} sessions, ${people}`;
}

function money(minor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}

function bytes(value: number, locale: string): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(size)} ${units[unit] ?? ""}`;
}

function relativeTo(ms: number, format: Intl.RelativeTimeFormat): string {
  const minutes = Math.round(ms / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 36) return format.format(hours, "hour");
  return format.format(Math.round(hours / 24), "day");
}
