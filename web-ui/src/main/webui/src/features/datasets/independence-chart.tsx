import { Text } from "@mantine/core";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { independenceFinding, isIndependent, LIMIT, type Independence } from "./datasheet";

/** Fewer people than this are drawn hollow. */
const FEW = 100;

const WORDS = new Map([
  [true, "independent"],
  [false, "not shown"],
  [null, "cannot be said"],
]);

/** Cramér's V of what people are and what they recorded, with the limit that its interval has to stay under. */
export function IndependenceChart({ traits, file }: { traits: readonly Independence[]; file: string }) {
  const { format } = useLocale();
  const finding = independenceFinding(traits);
  const known = traits.flatMap((trait) => (trait.v == null ? [] : [{ ...trait, v: trait.v }]));
  const table = (
    <DataTable
      caption="Traits of people against genuine and attack"
      rows={traits}
      rowKey={(trait) => trait.axis}
      empty="No trait."
      columns={[
        { header: "Trait", cell: (trait) => wordsFor(trait.axis) },
        { header: "People", cell: (trait) => format.count(trait.people), numeric: true },
        { header: "Not answered", cell: (trait) => format.count(trait.unanswered), numeric: true },
        { header: "V", cell: (trait) => (trait.v == null ? "" : format.score(trait.v.estimate)), numeric: true },
        {
          header: "95% interval",
          cell: (trait) => (trait.v == null ? "" : `${format.score(trait.v.low)} to ${format.score(trait.v.high)}`),
        },
        { header: "Verdict", cell: (trait) => WORDS.get(isIndependent(trait)) },
      ]}
    />
  );
  if (known.length === 0) {
    return (
      <>
        <Text mb="sm">{finding}: too few people answered, or all recorded one kind.</Text>
        {table}
      </>
    );
  }
  return (
    <Chart
      finding={finding}
      file={file}
      minHeight={56 + 28 * known.length}
      note={
        <>
          Cramér’s V on people, with Bergsma’s correction and a 95% interval. Independent where the whole interval is
          left of the dashed line at {format.score(LIMIT)}. Hollow: fewer than {FEW} people.
        </>
      }
      draw={async (width) => {
        const { intervalPlot } = await import("@/components/interval-plot");
        return intervalPlot(
          known.map(({ axis, people, v }) => ({
            name: wordsFor(axis),
            value: v.estimate,
            low: v.low,
            high: v.high,
            colour: "var(--sc-action)",
            small: people < FEW,
          })),
          {
            width,
            name: "Cramér’s V by trait",
            finding,
            axis: "Cramér’s V",
            domain: [0, Math.max(0.2, ...known.map(({ v }) => v.high))],
            zero: LIMIT,
            tick: (at) => format.score(at),
          },
        );
      }}
      csv={() =>
        csvText(
          ["trait", "people", "unanswered", "v", "low", "high"],
          traits.map((t) => [t.axis, t.people, t.unanswered, t.v?.estimate ?? "", t.v?.low ?? "", t.v?.high ?? ""]),
        )
      }
      table={table}
    />
  );
}
