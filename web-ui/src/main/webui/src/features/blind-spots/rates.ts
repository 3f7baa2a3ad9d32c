import type { MinedSubdomain, MiningRun } from "@/lib/api/views";
import { inWords, keyOf } from "@/lib/conditions";
import type { Formats } from "@/lib/format";
import { strongestOf, verdictInWords } from "./findings";

type Drawn = { width: number; format: Formats; locale: string; selected?: string; onSelect?: (key: string) => void };

/** Rate against sessions of a mining run's subdomains. */
export async function drawRates(
  run: MiningRun,
  subdomains: readonly MinedSubdomain[],
  { width, format, locale, selected = "", onSelect = () => undefined }: Drawn,
): Promise<Element> {
  const { ratePlot } = await import("./rate-plot");
  const spots = subdomains.map((s) => ({
    key: keyOf(s.conditions),
    name: `#${s.rank}`,
    label: `${inWords(s.conditions, locale)}, ${verdictInWords(s)}, ${format.measured(s)}`,
    verdict: s.verdict,
    sessions: s.sessions,
    rate: s.beside?.cappedRate ?? s.rate,
    low: s.low,
    high: s.high,
  }));
  const labels = {
    width,
    name: `Error rate against sessions, mining run ${run.number}`,
    finding: strongestOf(run, subdomains, format, locale),
    base: run.baseRate,
    baseLabel: "base rate",
    minSupport: run.minSupport,
    supportLabel: `${format.count(run.minSupport)} sessions`,
  };
  return ratePlot(spots, labels, selected, onSelect);
}
