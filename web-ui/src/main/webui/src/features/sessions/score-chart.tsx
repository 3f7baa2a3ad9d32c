import { Button, Group, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { DataTable } from "@/components/data-table";
import type { Score } from "@/lib/api/views";
import { curve } from "@/lib/curve";
import { saveFile, svgText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { csv, findingOf } from "./finding";

/** Frame scores over time with the frozen threshold; the same numbers as a table and as files. */
export function ScoreChart({ score, sessionId }: { score: Score; sessionId: string }) {
  const { format } = useLocale();
  const holder = useRef<HTMLDivElement>(null);
  const [table, setTable] = useState(false);
  const points = curve(score);
  const name = `${score.name} ${score.iteration}`;
  const finding = findingOf(score, format);
  const file = `${sessionId}-${score.name}-${score.iteration}`;

  useEffect(() => {
    const element = holder.current;
    if (element === null || table) return;
    let current = true;
    void import("./score-plot").then(({ scorePlot }) => {
      if (!current) return;
      const width = Math.max(280, element.clientWidth);
      const threshold = `attack from ${format.score(score.threshold)}`;
      element.replaceChildren(scorePlot(points, score.threshold, { width, name, finding, threshold }));
    });
    return () => {
      current = false;
    };
  });

  return (
    <figure style={{ margin: 0 }} className="card">
      <figcaption>
        <Text fw={600}>{finding}</Text>
      </figcaption>
      {table ? (
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
      ) : (
        <div ref={holder} style={{ minBlockSize: 240 }} />
      )}
      <Text size="xs" c="dimmed">
        All {format.count(points.length)} sampled frames; ✕ marks a change of the decision.
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="outline" aria-pressed={table} onClick={() => setTable(!table)}>
          Table
        </Button>
        <Button size="xs" variant="outline" onClick={() => saveFile(`${file}.csv`, "text/csv", csv(points))}>
          CSV
        </Button>
        <Button
          size="xs"
          variant="outline"
          disabled={table}
          onClick={() => saveFile(`${file}.svg`, "image/svg+xml", svgText(holder.current))}
        >
          SVG
        </Button>
      </Group>
    </figure>
  );
}
