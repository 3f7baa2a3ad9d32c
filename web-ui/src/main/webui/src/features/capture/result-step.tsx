import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LinkButton } from "@/components/link-button";
import { Mark } from "@/components/mark";
import { ProblemNotice } from "@/components/problem-notice";
import { StepTitle } from "@/components/step-title";
import { useTips } from "@/components/tips";
import { answer, api } from "@/lib/api/client";
import { useCaptureMessages } from "./messages";

const POLL_MS = 2000;
/** People take longer than machines. */
const PEOPLE_MS = 15_000;
const LONG_MS = 20_000;

export function ResultStep({ sessionId, left, onNext }: { sessionId: string; left: number; onNext: () => void }) {
  const t = useCaptureMessages();
  const tip = useTips();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  const result = useQuery({
    queryKey: ["session-result", sessionId],
    queryFn: () => answer(api.GET("/api/capture/sessions/{id}/result", { params: { path: { id: sessionId } } })),
    refetchInterval: ({ state: { data } }) => {
      if (data?.counted === "checked") return PEOPLE_MS;
      return data === undefined || data.counted === "pending" ? POLL_MS : false;
    },
  });
  const data = result.data;
  const pending = data === undefined || data.counted === "pending";
  return (
    <Stack gap="md">
      <StepTitle>{t("resultTitle")}</StepTitle>
      <div role="status">
        {pending && <Text>{long ? t("stillChecking") : t("checking")}</Text>}
        {data?.counted === "checked" && <Text>{t("checked")}</Text>}
        {data?.counted === "yes" && <Mark kind="ok">{t("counted")}</Mark>}
        {data?.counted === "no" && <Mark kind="danger">{t("notCounted")}</Mark>}
        {data?.tip && <Text mt="xs">{tip(data.tip)}</Text>}
        {data?.payment === "payable" && <Text mt="xs">{t("rewardPayable")}</Text>}
        {data?.payment === "paid" && <Text mt="xs">{t("rewardPaid")}</Text>}
        {data?.payment === "declined" && <Text mt="xs">{t("rewardDeclined")}</Text>}
        {data?.fooled === true && <Mark kind="wrong">{t("fooled")}</Mark>}
        {data?.fooled === false && <Text mt="xs">{t("notFooled")}</Text>}
      </div>
      {result.isError && <ProblemNotice error={result.error} onRetry={() => void result.refetch()} />}
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
