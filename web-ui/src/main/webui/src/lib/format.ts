/** Numbers and times as people read them; exports keep dot decimals and ISO UTC. */
export type Formats = {
  count(value: number): string;
  percent(share: number): string;
  share(part: number, whole: number): string;
  measured(measured: Measured): string;
  interval(rate: number, low: number, high: number): string;
  points(difference: number): string;
  pointsInterval(difference: number, low: number, high: number): string;
  adjustedP(p: number): string;
  score(value: number): string;
  money(minor: number, currency: string): string;
  bytes(value: number): string;
  seconds(ms: number): string;
  staffTime(iso: string): string;
  time(iso: string): string;
  relative(iso: string, now?: number): string;
};

/** An error rate with its 95% interval and what it was counted on. */
export type Measured = {
  errors: number;
  sessions: number;
  participants: number;
  rate: number;
  low: number;
  high: number;
};

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
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    count: (value) => count.format(value),
    percent: (value) => percent.format(value),
    measured: (measured) => measuredRate(measured, count, (m) => interval(m.rate, m.low, m.high, percent, seconds)),
    interval: (rate, low, high) => interval(rate, low, high, percent, seconds),
    points: (difference) => `${points.format(difference * 100)} points`,
    pointsInterval: (difference, low, high) =>
      `${points.format(difference * 100)} points (95% CI ${points.format(low * 100)} to ${points.format(high * 100)})`,
    adjustedP: (p) => (p < 0.001 ? "< 0.001" : pValue.format(p)),
    share: (part, whole) => shareOf(part, whole, locale, count, percent),
    score: (value) => score.format(value),
    money: (minor, currency) => money(minor, currency, locale),
    bytes: (value) => bytes(value, locale),
    seconds: (ms) => `${seconds.format(ms / 1000)} s`,
    staffTime: (iso) => staffTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    relative: (iso, now = Date.now()) => relativeTo(new Date(iso).getTime() - now, relative),
  };
}

/** Below ten sessions a percent would pretend to a precision that is not there: "3 of 7". */
function shareOf(
  part: number,
  whole: number,
  locale: string,
  count: Intl.NumberFormat,
  percent: Intl.NumberFormat,
): string {
  const plain = `${count.format(part)} of ${count.format(whole)}`;
  if (whole < 10) return plain;
  const { low, high } = wilson(part, whole);
  const bound = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${percent.format(part / whole)} (95% CI ${bound.format(low * 100)} to ${bound.format(high * 100)})`;
}

function interval(
  rate: number,
  low: number,
  high: number,
  percent: Intl.NumberFormat,
  bound: Intl.NumberFormat,
): string {
  return `${percent.format(rate)} (95% CI ${bound.format(low * 100)} to ${bound.format(high * 100)})`;
}

/** No rate without its interval, sessions and people; below ten sessions no percent either. */
function measuredRate(
  measured: Measured,
  count: Intl.NumberFormat,
  withInterval: (measured: Measured) => string,
): string {
  const { errors, sessions, participants } = measured;
  const people = `${count.format(participants)} ${participants === 1 ? "person" : "people"}`;
  if (sessions < 10) return `${count.format(errors)} of ${count.format(sessions)} · ${people}`;
  return `${withInterval(measured)} · ${count.format(sessions)} sessions, ${people}`;
}

/** Wilson's score interval for a share, 95%. */
export function wilson(part: number, whole: number): { low: number; high: number } {
  const z = 1.959964;
  const p = part / whole;
  const scale = 1 + (z * z) / whole;
  const centre = (p + (z * z) / (2 * whole)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
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
