import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { MinedSubdomain, MiningRun } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { Choose } from "@/components/choose";
import { inWords, keyOf } from "@/lib/conditions";
import { strongestOf, verdictInWords } from "./findings";
import { drawRates } from "./rates";

type Props = {
  run: MiningRun;
  subdomains: readonly MinedSubdomain[];
  selected: string;
  onSelect: (key: string) => void;
};

/** Rate against size, for what was found and its neighbourhood. */
export function RateChart({ run, subdomains, selected, onSelect }: Props) {
  const { format, locale } = useLocale();
  const finding = strongestOf(run, subdomains, format, locale);
  return (
    <Chart
      finding={finding}
      file={`scotoma-mining-run-${run.number}-subdomains`}
      minHeight={340}
      draw={(width) => drawRates(run, subdomains, { width, format, locale, selected, onSelect })}
      csv={() =>
        csvText(
          [
            "mining_run",
            "iteration",
            "outcome",
            "conditions",
            "verdict",
            "sessions",
            "participants",
            "errors",
            "rate",
            "low",
            "high",
            "adjusted_p",
          ],
          subdomains.map((s) => [
            run.number,
            `${run.name}-${run.iteration}`,
            run.outcome,
            keyOf(s.conditions),
            s.verdict,
            s.sessions,
            s.participants,
            s.errors,
            s.rate,
            s.low,
            s.high,
            s.adjustedP ?? "",
          ]),
        )
      }
      note={
        <>
          {format.count(subdomains.length)} subdomains: what was found (numbered, with 95% intervals that make up for
          having been selected), every single condition, and the strongest of the {format.count(run.tested)} tested.
          Diamonds: safer. Hollow: too few to test. Arrow keys go from dot to dot, Enter selects.
        </>
      }
      table={
        <DataTable
          caption="Subdomains of the plot"
          rows={subdomains}
          rowKey={(s) => String(s.rank)}
          isSelected={(s) => keyOf(s.conditions) === selected}
          empty="This mining run has no subdomain."
          columns={[
            {
              header: "Conditions",
              cell: (s) => (
                <Choose chosen={keyOf(s.conditions) === selected} onChoose={() => onSelect(keyOf(s.conditions))}>
                  {inWords(s.conditions, locale)}
                </Choose>
              ),
            },
            { header: "Rate", cell: (s) => format.measured(s) },
            { header: "Verdict", cell: verdictInWords },
            {
              header: "adj. p",
              cell: (s) => (s.adjustedP == null ? "" : format.adjustedP(s.adjustedP)),
              numeric: true,
            },
          ]}
        />
      }
    />
  );
}
