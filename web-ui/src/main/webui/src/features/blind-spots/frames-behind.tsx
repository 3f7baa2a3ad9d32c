import { useQueries } from "@tanstack/react-query";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { MiningRun, SessionBehind } from "@/lib/api/views";
import { curve } from "@/lib/curve";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import type { FramePoint } from "./frames-plot";
import { scoresQuery } from "./queries";

type Props = { run: MiningRun; sessions: readonly SessionBehind[] };

const MOST = 12;

/** How the first of the sessions are scored frame by frame: whether they waver, or are wrong from beginning to end. */
export function FramesBehind({ run, sessions }: Props) {
  const { format } = useLocale();
  const shown = sessions.slice(0, MOST);
  const scores = useQueries({ queries: shown.map(({ sessionId }) => scoresQuery(sessionId)) });
  const threshold = shown[0]?.threshold;
  if (threshold === undefined) return null;
  const points = shown.flatMap(({ sessionId, error }, i): FramePoint[] => {
    const score = scores[i]?.data?.find(({ iterationId }) => iterationId === run.iterationId);
    return score ? curve(score).map((point) => ({ session: sessionId, wrong: error, ...point })) : [];
  });
  const finding =
    `Frame scores of ${format.count(shown.length)} of the sessions, ` +
    `${format.count(shown.filter((s) => s.error).length)} of them errors`;
  return (
    <Chart
      finding={finding}
      file={`scotoma-mining-run-${run.number}-frames`}
      minHeight={240}
      draw={async (width) => {
        const { framesPlot } = await import("./frames-plot");
        return framesPlot(points, threshold, {
          width,
          name: `Frame scores of sessions of mining run ${run.number}`,
          finding,
          threshold: `attack from ${format.score(threshold)}`,
        });
      }}
      csv={() =>
        csvText(
          ["mining_run", "iteration", "session", "error", "seconds", "spoof_score"],
          points.map((p) => [
            run.number,
            `${run.name}-${run.iteration}`,
            p.session,
            String(p.wrong),
            p.seconds,
            p.score,
          ]),
        )
      }
      note={`The newest ${MOST} sessions of the table at most, each a line; errors are drawn over the others.`}
      table={
        <DataTable
          caption="Frame scores"
          rows={points}
          rowKey={(p) => `${p.session} ${p.seconds}`}
          empty="No frame was scored."
          columns={[
            { header: "Session", cell: (p) => p.session },
            { header: "Error", cell: (p) => (p.wrong ? "✕ yes" : "no") },
            { header: "Seconds", cell: (p) => format.score(p.seconds), numeric: true },
            { header: "Spoof score", cell: (p) => format.score(p.score), numeric: true },
          ]}
        />
      }
    />
  );
}
