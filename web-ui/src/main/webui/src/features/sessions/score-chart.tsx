import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { Score } from "@/lib/api/views";
import { curve } from "@/lib/curve";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { findingOf } from "./finding";

type Props = {
  score: Score;
  sessionId: string;
  /** The frame that is shown, by its time. */
  atMs: number | null;
  onFrame: (atMs: number) => void;
};

/** Frame scores over time with the frozen threshold. Pointing at a frame shows it. */
export function ScoreChart({ score, sessionId, atMs, onFrame }: Props) {
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
        const labels = {
          width,
          name,
          finding,
          threshold: `attack from ${format.score(score.threshold)}`,
          point: (point: { seconds: number; score: number }) =>
            `${format.seconds(1000 * point.seconds)}, spoof score ${format.score(point.score)}`,
        };
        return scorePlot(points, score.threshold, labels, atMs === null ? "" : String(atMs), (key) =>
          onFrame(Number(key)),
        );
      }}
      csv={() =>
        csvText(
          ["seconds", "spoof_score"],
          points.map((p) => [p.seconds, p.score]),
        )
      }
      note={
        `All ${format.count(points.length)} sampled frames; ✕ marks a change of the decision. Point at one, or go ` +
        "from one to the next by the arrow keys, to see it."
      }
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
