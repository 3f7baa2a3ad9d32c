import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { Campaign, Coverage } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { askedOf, barsOf, courseOf, DRAWN, first, LISTED, standingOf } from "./coverage";

type Props = { campaign: Campaign; coverage: Coverage };

export function CellsChart({ campaign, coverage }: Props) {
  const { format, locale } = useLocale();
  const { rows, shares } = barsOf(coverage);
  const finding = standingOf(coverage, format);
  return (
    <Chart
      finding={finding}
      file={`scotoma-campaign-${campaign.id}-cells`}
      minHeight={60 + 26 * rows.length}
      draw={async (width) => {
        const { cellsPlot } = await import("./coverage-plot");
        return cellsPlot(rows, shares, { width, name: "Sessions by cell", finding });
      }}
      csv={() =>
        csvText(
          ["cell", "asks_for", "wanted", "in_work", "collected", "accepted", "asked", "landed"],
          coverage.cells.map((c) => [
            c.cell.position,
            askedOf(c, locale),
            c.cell.wanted ?? "",
            c.inWork,
            c.collected,
            c.accepted,
            c.asked,
            c.landed,
          ]),
        )
      }
      note={
        "Filled: accepted. Grey: sent, and not decided. Hollow: in work. The tick is what is wanted." +
        (coverage.cells.length > DRAWN
          ? ` The ${DRAWN} cells that miss most are drawn, ${LISTED} are in the table; the file has all.`
          : "")
      }
      table={<Cells coverage={coverage} />}
    />
  );
}

function Cells({ coverage }: { coverage: Coverage }) {
  const { format } = useLocale();
  return (
    <DataTable
      caption="Sessions by cell"
      rows={first(coverage, LISTED)}
      rowKey={(c) => c.cell.id}
      empty=""
      columns={[
        { header: "Cell", cell: (c) => format.count(c.cell.position), numeric: true },
        { header: "In work", cell: (c) => format.count(c.inWork), numeric: true },
        { header: "Collected", cell: (c) => format.count(c.collected), numeric: true },
        { header: "Accepted", cell: (c) => format.count(c.accepted), numeric: true },
        { header: "Asked for it", cell: (c) => format.count(c.asked), numeric: true },
        { header: "And counts in it", cell: (c) => format.count(c.landed), numeric: true },
      ]}
    />
  );
}

export function CourseChart({ campaign, coverage }: Props) {
  const { format } = useLocale();
  const points = courseOf(coverage);
  const open = coverage.cells.filter(({ cell }) => !cell.closed);
  const wanted = open.some(({ cell }) => cell.wanted == null)
    ? null
    : open.reduce((sum, { cell }) => sum + (cell.wanted ?? 0), 0);
  const accepted = points.at(-1)?.total ?? 0;
  const since = points[0] === undefined ? "" : ` since ${format.staffTime(points[0].at.toISOString())}`;
  const finding = `${format.count(accepted)} accepted${since}`;
  return (
    <Chart
      finding={finding}
      file={`scotoma-campaign-${campaign.id}-course`}
      minHeight={240}
      draw={async (width) => {
        const { coursePlot } = await import("./coverage-plot");
        return coursePlot(points, wanted, { width, name: "Sessions over time", finding });
      }}
      csv={() =>
        csvText(
          ["from", "collected", "accepted"],
          coverage.course.map((stretch) => [stretch.from, stretch.collected, stretch.accepted]),
        )
      }
      note={
        wanted === null ? "Sessions that count in a cell." : "Sessions that count in a cell. Dashed: what is wanted."
      }
      table={
        <DataTable
          caption="Sessions over time"
          rows={coverage.course}
          rowKey={(stretch) => stretch.from}
          empty="Nothing was sent yet."
          columns={[
            { header: "From", cell: (s) => <time dateTime={s.from}>{format.staffTime(s.from)}</time> },
            { header: "Sent", cell: (s) => format.count(s.collected), numeric: true },
            { header: "Accepted", cell: (s) => format.count(s.accepted), numeric: true },
          ]}
        />
      }
    />
  );
}
