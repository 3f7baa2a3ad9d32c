import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { MustNotBeShown } from "@/components/must-not-be-shown";
import { ProblemNotice } from "@/components/problem-notice";
import { RecordingVideo } from "@/components/recording-video";
import { api } from "@/lib/api/client";
import type { Report } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";

const SEEN: Record<string, string> = { minor: "a child", stranger: "somebody who seems not to know" };

/**
 * A recording in which a labeler saw who must not be in it; nobody else is shown it, and nothing is decided, until a
 * reviewer has looked.
 */
export function Reported({ report, onDone }: { report: Report; onDone: () => Promise<unknown> }) {
  const client = useQueryClient();
  const { format } = useLocale();
  const [looking, setLooking] = useState(false);
  const [reason, setReason] = useState("");
  const id = report.sessionId.slice(-6);
  const looked = async () => {
    await client.invalidateQueries({ queryKey: ["reviews"] });
    await onDone();
  };
  const putBack = useMutation({
    mutationFn: () =>
      api.POST("/api/capture/sessions/{id}/quarantine/end", {
        params: { path: { id: report.sessionId } },
        body: { reason: reason.trim() },
      }),
    onSuccess: looked,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") putBack.mutate();
  };
  return (
    <article className="card" aria-label={`Report on ${id}`}>
      <Stack gap="sm">
        <Text>
          A labeler saw {SEEN[report.who] ?? report.who} in {id}, {format.staffTime(report.since)}.
        </Text>
        {!looking ? (
          <div>
            <Button onClick={() => setLooking(true)}>Look at {id}</Button>
          </div>
        ) : (
          <>
            <RecordingVideo sessionId={report.sessionId} />
            <MustNotBeShown sessionId={report.sessionId} onErased={looked} />
            <form onSubmit={submit}>
              <Stack gap="sm">
                <Textarea
                  label={`Why ${id} may be shown`}
                  required
                  maxLength={1000}
                  autosize
                  minRows={2}
                  value={reason}
                  onChange={(e) => setReason(e.currentTarget.value)}
                />
                {putBack.isError && <ProblemNotice error={putBack.error} />}
                <Group>
                  <Button type="submit" loading={putBack.isPending} disabled={reason.trim() === ""}>
                    Put it back
                  </Button>
                </Group>
              </Stack>
            </form>
          </>
        )}
      </Stack>
    </article>
  );
}
