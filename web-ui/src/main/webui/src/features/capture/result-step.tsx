import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LinkButton } from "@/components/link-button";
import { ProblemNotice } from "@/components/problem-notice";
import { Contact, Standing } from "@/components/standing";
import { StepTitle } from "@/components/step-title";
import { answer, api } from "@/lib/api/client";
import { useCaptureMessages } from "./messages";

const POLL_MS = 2000;
/** People take longer than machines. */
const PEOPLE_MS = 15_000;
const LONG_MS = 20_000;

type Props = { sessionId: string; left: number; contact: string | null | undefined; onNext: () => void };

export function ResultStep({ sessionId, left, contact, onNext }: Props) {
  const t = useCaptureMessages();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  const result = useQuery({
    queryKey: ["session-result", sessionId],
    queryFn: () => answer(api.GET("/api/capture/sessions/{id}/result", { params: { path: { id: sessionId } } })),
    refetchInterval: ({ state: { data } }) => {
      if (data?.stage === "decided") return false;
      return data === undefined || data.stage === "check" ? POLL_MS : PEOPLE_MS;
    },
  });
  const data = result.data;
  return (
    <Stack gap="md">
      <StepTitle>{t("resultTitle")}</StepTitle>
      <div role="status">
        {data && <Standing result={data} />}
        {long && (data === undefined || data.stage === "check") && <Text mt="xs">{t("mayLeave")}</Text>}
      </div>
      {result.isError && <ProblemNotice error={result.error} onRetry={() => void result.refetch()} />}
      <Contact contact={contact} />
      {left > 0 ? <Text>{t("left", { n: left })}</Text> : <Text>{t("allDone")}</Text>}
      <Group>
        {left > 0 && (
          <Button size="lg" onClick={onNext}>
            {t("next")}
          </Button>
        )}
        <LinkButton size="lg" variant="outline" to="/me">
          {t("myRecordings")}
        </LinkButton>
      </Group>
    </Stack>
  );
}
