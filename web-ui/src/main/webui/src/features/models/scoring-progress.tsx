import { Button, Group, Progress, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Model, Rescoring } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import type { Formats } from "@/lib/format";
import { rescoringQuery } from "./queries";

/** How far an iteration has scored what is there; whoever needs the machine for something else pauses it. */
export function ScoringProgress({ model }: { model: Model }) {
  const { format } = useLocale();
  const client = useQueryClient();
  const query = rescoringQuery(model.id);
  const progress = useQuery(query);
  const pause = useMutation({
    mutationFn: (paused: boolean) =>
      answer(api.PUT("/api/blindspot/models/{id}/rescoring", { params: { path: { id: model.id } }, body: { paused } })),
    onSuccess: (now) => client.setQueryData(query.queryKey, now),
  });
  const { data } = progress;
  if (!data) return progress.isError ? <ProblemNotice error={progress.error} /> : <Text c="dimmed">…</Text>;
  const name = `${model.name} ${model.iteration}`;
  const done = data.sessions === 0 ? 0 : (100 * data.scored) / data.sessions;
  return (
    <div style={{ minInlineSize: 200 }}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm">{progressInWords(data, model.state, format)}</Text>
        {model.state !== "retired" && (
          <Button
            size="compact-xs"
            variant="outline"
            loading={pause.isPending}
            aria-label={`${data.pausedAt == null ? "Pause" : "Resume"} scoring by ${name}`}
            onClick={() => pause.mutate(data.pausedAt == null)}
          >
            {data.pausedAt == null ? "Pause" : "Resume"}
          </Button>
        )}
      </Group>
      <Progress value={done} aria-label={`Scored by ${name}`} mt={4} />
      {pause.isError && <ProblemNotice error={pause.error} />}
    </div>
  );
}

export function progressInWords(progress: Rescoring, state: string, format: Formats): string {
  const { sessions, scored, scoredLastMinute, failed, pausedAt } = progress;
  const left = sessions - scored;
  const minutes = scoredLastMinute > 0 ? Math.ceil(left / scoredLastMinute) : null;
  const rest = [
    ...(failed > 0 ? [`${format.count(failed)} failed`] : []),
    ...(pausedAt != null ? ["paused"] : []),
    ...(pausedAt == null && state !== "retired" && left > 0 && minutes !== null
      ? [`about ${format.count(minutes)} min left`]
      : []),
  ];
  return [`${format.count(scored)} of ${format.count(sessions)}`, ...rest].join(" · ");
}
