import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { Score } from "@/lib/api/views";
import { curve } from "@/lib/curve";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { findingOf } from "./finding";

/** Frame scores over time with the frozen threshold. */
export function ScoreChart({ score, sessionId }: { score: Score; sessionId: string }) {
  const { format } = useLocale();
  const points = curve(score);
  const name = `${score.name} ${score.iteration}`;
  const finding = findingOf(score, format);
  return (
    <Chart
      finding={finding}
      file={`${sessionId}-${score.name}-${score.iteration}`}
      minHeight={240}
      draw={async (width) => {
        const { scorePlot } = await import("./score-plot");
        const threshold = `attack from ${format.score(score.threshold)}`;
        return scorePlot(points, score.threshold, { width, name, finding, threshold });
      }}
      csv={() =>
        csvText(
          ["seconds", "spoof_score"],
          points.map((p) => [p.seconds, p.score]),
        )
      }
      note={`All ${format.count(points.length)} sampled frames; ✕ marks a change of the decision.`}
      table={
        <DataTable
          caption={`Frame scores of ${name}`}
          rows={points}
          rowKey={(p) => String(p.seconds)}
          empty="No frame was scored."
          columns={[
            { header: "Seconds", cell: (p) => format.score(p.seconds), numeric: true },
            { header: "Spoof score", cell: (p) => format.score(p.score), numeric: true },
          ]}
        />
      }
    />
  );
}
