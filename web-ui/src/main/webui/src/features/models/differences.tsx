import { Stack, Text } from "@mantine/core";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import { Mark } from "@/components/mark";
import type { Comparison, Difference, Rate } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { differenceInWords, leftOutInWords, ORDER, rateInWords, titleOf, verdictOf, type Verdict } from "./metrics";

const figuresOf = ({ value, errors, sessions }: Rate) => [value ?? "", errors ?? "", sessions];
const nameOf = (d: Difference) => (d.species ? `APCER, ${wordsFor(d.name)}` : titleOf(d.name));
const MARKS: Record<Verdict, "ok" | "danger" | "uncertain"> = {
  better: "ok",
  worse: "danger",
  "not shown to differ": "uncertain",
};
const COLOURS: Record<Verdict, string> = {
  better: "var(--sc-ok)",
  worse: "var(--sc-danger)",
  "not shown to differ": "var(--sc-uncertain)",
};
/** The pooled and the deprecated ones say again what others have said. */
const DRAWN = ["apcer_max", "bpcer", "hter", "eer"];

/** The second less the first, in pairs over the same sessions. */
export function Differences({ comparison }: { comparison: Comparison }) {
  const { format } = useLocale();
  const { first, second } = comparison;
  const one = `${first.name} ${first.iteration}`;
  const other = `${second.name} ${second.iteration}`;
  const left = leftOutInWords(comparison.leftOut, format);
  if (comparison.sessions === 0)
    return (
      <Text className="card" c="dimmed">
        No session can judge both yet. Sessions that both have scored appear here. {left}
      </Text>
    );
  const rows = [...comparison.differences].sort(
    (a, b) => Number(a.species) - Number(b.species) || ORDER.indexOf(a.name) - ORDER.indexOf(b.name),
  );
  const drawn = rows.filter((d) => d.difference != null && (d.species || DRAWN.includes(d.name)));
  const main = rows.find((d) => d.name === "apcer_max" && !d.species) ?? rows[0];
  const finding = main
    ? `${other} against ${one}: ${nameOf(main)} ${differenceInWords(main, format)}, ${verdictOf(main)}`
    : "";
  const all = (
    <DataTable
      caption={`${other} less ${one}`}
      rows={rows}
      rowKey={(d) => `${d.species} ${d.name}`}
      empty="No rate."
      columns={[
        { header: "Rate", cell: nameOf },
        { header: one, cell: (d) => rateInWords(d.first, format) },
        { header: other, cell: (d) => rateInWords(d.second, format) },
        { header: "Difference", cell: (d) => differenceInWords(d, format) },
        { header: "Shown", cell: (d) => <Mark kind={MARKS[verdictOf(d)]}>{verdictOf(d)}</Mark> },
      ]}
    />
  );
  const bound = Math.max(0.02, ...drawn.flatMap((d) => [d.low, d.high, d.difference].map((v) => Math.abs(v ?? 0))));
  return (
    <Stack gap="md">
      <Text>
        {format.count(comparison.sessions)} sessions of {format.count(comparison.participants)} people that both have
        scored, each at its own frozen threshold. {left}
      </Text>
      {all}
      <Chart
        finding={finding}
        file={`scotoma-${first.name}-${first.iteration}-against-${second.name}-${second.iteration}`}
        minHeight={56 + 28 * drawn.length}
        draw={async (width) => {
          const { intervalPlot } = await import("@/components/interval-plot");
          const measurements = drawn.map((d) => ({
            name: nameOf(d),
            value: d.difference ?? 0,
            low: d.low ?? null,
            high: d.high ?? null,
            colour: COLOURS[verdictOf(d)],
            small: false,
          }));
          return intervalPlot(measurements, {
            width,
            name: `Differences, ${other} less ${one}`,
            finding,
            axis: "points, less than 0: the second errs less",
            domain: [-1.05 * bound, 1.05 * bound],
            zero: 0,
          });
        }}
        csv={() =>
          csvText(
            [
              "first",
              "second",
              "attempts",
              "split",
              "rate",
              "species",
              "first_value",
              "first_errors",
              "first_sessions",
              "second_value",
              "second_errors",
              "second_sessions",
              "difference",
              "low",
              "high",
            ],
            rows.map((d) => [
              one,
              other,
              comparison.attempts,
              comparison.split ?? "",
              d.species ? "apcer" : d.name,
              d.species ? d.name : "",
              ...figuresOf(d.first),
              ...figuresOf(d.second),
              d.difference ?? "",
              d.low ?? "",
              d.high ?? "",
            ]),
          )
        }
        note={
          <>
            95% intervals of {format.count(comparison.draws)} paired draws of whole participants. Many rates are looked
            at here: one that is just shown to differ may differ by chance.
          </>
        }
        table={
          <DataTable
            caption="Differences of the plot"
            rows={drawn}
            rowKey={(d) => `${d.species} ${d.name}`}
            empty="No rate."
            columns={[
              { header: "Rate", cell: nameOf },
              { header: "Difference", cell: (d) => differenceInWords(d, format) },
            ]}
          />
        }
      />
    </Stack>
  );
}
