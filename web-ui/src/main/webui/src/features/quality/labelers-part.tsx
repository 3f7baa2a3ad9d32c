import { Stack, Text } from "@mantine/core";
import { Chart } from "@/components/chart";
import { Choose } from "@/components/choose";
import { DataTable } from "@/components/data-table";
import { stepOf } from "@/components/rate-steps";
import type { Confusion, Labelers } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { HISTORY, mostOften, shortOf, wrongOf } from "./findings";

type OfLabeler = Labelers["labelers"][number];
type Cell = { labeler: string; confusion: Confusion; wrong: number; of: number };
type Choice = { chosen: string; onChoose: (key: string) => void };

/** As many rows as can be told apart in a drawing; the table and the file have all. */
const DRAWN = 30;

const keyOf = ({ labeler, confusion }: Cell) => `${labeler}:${confusion.attribute}`;

/** How each labeler errs, and how long a clip takes them. */
export function LabelersPart({ labelers, ...choice }: { labelers: Labelers } & Choice) {
  if (labelers.labelers.length === 0) return <Text c="dimmed">Nobody has answered for a clip yet.</Text>;
  const cells = labelers.labelers.flatMap(({ labeler, confusions }) =>
    confusions.map((confusion) => ({ labeler, confusion, ...wrongOf(confusion) })),
  );
  const chosen = cells.find((cell) => keyOf(cell) === choice.chosen);
  return (
    <Stack gap="md">
      <ConfusionChart labelers={labelers.labelers} cells={cells} {...choice} />
      {chosen && <ChosenCell cell={chosen} />}
      <TimesTable labelers={labelers} />
    </Stack>
  );
}

type ChartProps = { labelers: readonly OfLabeler[]; cells: readonly Cell[] } & Choice;

function ConfusionChart({ labelers, cells, chosen, onChoose }: ChartProps) {
  const { format } = useLocale();
  const finding = mostOften(labelers, format);
  const rows = labelers.slice(0, DRAWN).map((l) => shortOf(l.labeler));
  const columns = [...new Set(cells.map((c) => c.confusion.attribute))];
  const counts = (c: Cell) => `${format.count(c.wrong)} of ${format.count(c.of)}`;
  const judged = cells.filter((c) => c.of > 0);
  return (
    <Chart
      finding={finding}
      file="scotoma-labelers"
      minHeight={72 + 52 * rows.length}
      draw={async (width) => {
        const { heatPlot } = await import("@/components/heat-plot");
        const drawn = judged
          .filter((c) => rows.includes(shortOf(c.labeler)))
          .map((c) => ({
            key: keyOf(c),
            label: `${shortOf(c.labeler)}, ${c.confusion.attribute}: otherwise ${counts(c)} times`,
            x: c.confusion.attribute,
            y: shortOf(c.labeler),
            step: stepOf(c.wrong / c.of),
            small: c.of < HISTORY,
            rate: c.of < 10 ? counts(c) : format.plainPercent(c.wrong / c.of),
            size: c.of < 10 ? "" : counts(c),
          }));
        const name = "How often each labeler answers otherwise than all votes together say";
        return heatPlot(drawn, columns, rows, { width, name, finding, x: "attribute", y: "" }, chosen, onChoose);
      }}
      csv={() =>
        csvText(
          [
            "labeler",
            "attribute",
            "present_yes",
            "present_no",
            "absent_yes",
            "absent_no",
            "unsure",
            "present_right",
            "absent_right",
          ],
          cells.map(({ labeler, confusion: c }) => [
            labeler,
            c.attribute,
            c.presentYes,
            c.presentNo,
            c.absentYes,
            c.absentNo,
            c.unsure,
            c.presentRight,
            c.absentRight,
          ]),
        )
      }
      note={
        <>
          Answers otherwise than all votes of a session together say, among sessions of two votes or more, without those
          who could not tell. Colours change at 5, 10, 20 and 40%. Hatched: fewer than {HISTORY} answers. Who differs
          often may also be the only one who looks closely: open the sessions below. Arrow keys go from cell to cell,
          Enter selects. The drawing has the {DRAWN} who answered most.
        </>
      }
      table={
        <DataTable
          caption="Errors by labeler and attribute"
          rows={judged}
          rowKey={keyOf}
          empty="No session has two votes yet."
          isSelected={(c) => keyOf(c) === chosen}
          columns={[
            {
              header: "Labeler and attribute",
              cell: (c) => (
                <Choose chosen={keyOf(c) === chosen} onChoose={() => onChoose(keyOf(c))}>
                  {`${shortOf(c.labeler)}, ${c.confusion.attribute}`}
                </Choose>
              ),
            },
            { header: "Otherwise", cell: counts, numeric: true },
          ]}
        />
      }
    />
  );
}

/** The four numbers of a cell, and what the fit makes of them. */
function ChosenCell({ cell: { labeler, confusion: c } }: { cell: Cell }) {
  const { format } = useLocale();
  return (
    <DataTable
      caption={`${shortOf(labeler)} on ${c.attribute}`}
      rows={[
        { truth: "present", yes: c.presentYes, no: c.presentNo, right: c.presentRight },
        { truth: "absent", yes: c.absentYes, no: c.absentNo, right: c.absentRight },
      ]}
      rowKey={(r) => r.truth}
      empty=""
      columns={[
        { header: `${shortOf(labeler)} on ${c.attribute}: all votes say`, cell: (r) => r.truth },
        { header: "said yes", cell: (r) => format.count(r.yes), numeric: true },
        { header: "said no", cell: (r) => format.count(r.no), numeric: true },
        { header: "right, by the fit", cell: (r) => format.plainPercent(r.right), numeric: true },
      ]}
    />
  );
}

function TimesTable({ labelers }: { labelers: Labelers }) {
  const { format } = useLocale();
  const seconds = (ms: number | null | undefined) => (ms == null ? "none" : format.seconds(ms));
  return (
    <div>
      <DataTable
        caption="Time per clip by labeler"
        rows={labelers.labelers}
        rowKey={(l) => l.labeler}
        empty=""
        columns={[
          { header: "Labeler", cell: (l) => shortOf(l.labeler) },
          { header: "Clips answered", cell: (l) => format.count(l.submissions), numeric: true },
          { header: "Skipped", cell: (l) => format.count(l.skips), numeric: true },
          { header: "Median time", cell: (l) => seconds(l.medianMs), numeric: true },
          { header: "Middle half", cell: (l) => `${seconds(l.lowMs)} to ${seconds(l.highMs)}`, numeric: true },
          { header: "Unsure", cell: (l) => format.count(unsureOf(l)), numeric: true },
        ]}
      />
      {labelers.more > 0 && (
        <Text size="sm" c="dimmed">
          The {format.count(labelers.labelers.length)} who answered most; {format.count(labelers.more)} more are in the
          file of votes.
        </Text>
      )}
    </div>
  );
}

const unsureOf = (labeler: OfLabeler) => labeler.confusions.reduce((sum, c) => sum + c.unsure, 0);
