import { Button, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { StepTitle } from "@/components/step-title";
import { answer, api } from "@/lib/api/client";
import type { CaptureSession } from "@/lib/api/views";
import { ATTACK_TYPES } from "@/lib/vocabulary";
import { AttackGuide } from "./attack-guide";
import { Instructions } from "./instructions";
import { MeansFields, useMeans, type Means } from "./means";
import { useCaptureMessages } from "./messages";

type Props = { session: CaptureSession; onReady: (session: CaptureSession) => void };

/** Where only the session says which attack it is to show: what it is made with and whose face it shows. */
export function MeansStep({ session, onReady }: Props) {
  const t = useCaptureMessages();
  const species = ATTACK_TYPES.find((value) => value === session.declaredAttackType);
  const means = useMeans(session.campaignId, session.declaredAttackType, session.prescribed.paiQuality ?? "", true);
  // The document of the service cannot say of a request that all of it may be absent.
  const declare = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/capture/sessions/{id}/means", {
          params: { path: { id: session.id } },
          body: means.body as Required<Means["body"]>,
        }),
      ),
    onSuccess: (declared) => {
      means.kept();
      onReady(declared);
    },
    onError: means.refused,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    declare.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <StepTitle>{t("whatYouShow")}</StepTitle>
        <Instructions prescribed={session.prescribed} />
        {species !== undefined && <AttackGuide species={species} />}
        <MeansFields campaignId={session.campaignId} means={means} />
        {declare.isError && <ProblemNotice error={declare.error} />}
        <div>
          <Button type="submit" size="lg" loading={declare.isPending}>
            {t("toAlign")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
