import { Link } from "@tanstack/react-router";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { BlindSpot, Retest } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { elsewhereOf, excessOf, retested, VERDICTS } from "./life";

/** What later iterations did with a blind spot, the first retest at the top. */
export function RetestsChart({ spot, retests }: { spot: BlindSpot; retests: readonly Retest[] }) {
  const { format } = useLocale();
  const shown = retested(retests);
  const below = shown.filter(({ closed }) => closed).length;
  const finding =
    `${format.count(retests.length)} ${retests.length === 1 ? "retest" : "retests"}, ` +
    `${below === 0 ? "none of them" : format.count(below)} below its margin`;
  return (
    <Chart
      finding={finding}
      file={`scotoma-blind-spot-${spot.id}-retests`}
      minHeight={80 + 56 * shown.length}
      draw={async (width) => {
        const { retestsPlot } = await import("./retests-plot");
        return retestsPlot(shown, { width, name: "Excess by retest", finding });
      }}
      csv={() =>
        csvText(
          ["iteration", "at", "excess", "low", "high", "bound", "margin", "verdict"],
          retests.map((r) => [
            `${r.name}-${r.iteration}`,
            r.at,
            r.excess ?? "",
            r.low ?? "",
            r.high ?? "",
            r.bound ?? "",
            r.margin,
            r.verdict,
          ]),
        )
      }
      note={
        "Excess over what is expected elsewhere, with its 95% interval. Dashed: the margin stated before. " +
        "The tick is the upper bound that has to be below it. Nobody counts for more than the root of the sessions." +
        (shown.length < retests.length ? " Retests whose excess is not known are in the table only." : "")
      }
      table={
        <DataTable
          caption="Retests"
          rows={retests}
          rowKey={(r) => r.id}
          empty=""
          columns={[
            {
              header: "Iteration",
              cell: (r) => (
                <Link to="/models/$id" params={{ id: r.iterationId }}>
                  {r.name} {r.iteration}
                </Link>
              ),
            },
            { header: "Here", cell: (r) => format.measured({ ...r, ...r.inside, low: r.rateLow, high: r.rateHigh }) },
            {
              header: "Elsewhere",
              cell: (r) => elsewhereOf(r, format),
            },
            { header: "Excess", cell: (r) => excessOf(r, format) },
            {
              header: "Upper bound that counts",
              cell: (r) => (r.bound == null ? "" : format.points(r.bound)),
              numeric: true,
            },
            { header: "Margin", cell: (r) => format.points(r.margin), numeric: true },
            { header: "Verdict", cell: (r) => VERDICTS[r.verdict] ?? r.verdict },
            { header: "At", cell: (r) => <time dateTime={r.at}>{format.staffTime(r.at)}</time> },
          ]}
        />
      }
    />
  );
}
