import { Button, List, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Copyable } from "@/components/copyable";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { answer, api } from "@/lib/api/client";
import type { Invited, Redemption } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { participantSignIn } from "@/lib/session";
import { attemptAnswered, attemptAt } from "./attempt";
import { ConsentForm } from "./consent-form";
import { ConsentPart } from "./consent-part";
import { useInvitationMessages } from "./messages";

type Step =
  | { at: "invitation" }
  | { at: "consent" }
  | { at: "declined" }
  | { at: "code"; code: string | null; campaignId: string };

export function InvitationPage() {
  const t = useInvitationMessages();
  const { token } = useParams({ from: "/j/$token" });
  const { locale } = useLocale();
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ at: "invitation" });
  const invited = useQuery({
    queryKey: ["invitation", token, locale],
    queryFn: () =>
      answer(api.GET("/api/capture/invitations/{token}", { params: { path: { token }, query: { locale } } })),
    enabled: step.at !== "code",
    placeholderData: (previous) => previous,
  });
  const redeem = useMutation({
    mutationFn: async (body: Redemption) => {
      const redeemed = await answer(
        api.POST("/api/capture/invitations/{token}/redemptions", {
          params: { path: { token } },
          body: { ...body, attempt: attemptAt(token) },
        }),
      );
      await participantSignIn(client, redeemed.grant);
      attemptAnswered(token);
      return redeemed;
    },
    onSuccess: ({ returnCode, campaignId }) => setStep({ at: "code", code: returnCode ?? null, campaignId }),
  });

  if (step.at === "code")
    return step.code === null ? (
      <Back campaignId={step.campaignId} />
    ) : (
      <ReturnCode code={step.code} campaignId={step.campaignId} />
    );
  if (step.at === "declined") {
    return (
      <Page key="declined" title={t("declinedTitle")} narrow>
        <Text>{t("declinedText")}</Text>
      </Page>
    );
  }
  return (
    <Page title={t("title")} narrow>
      <Loaded query={invited}>
        {({ campaign, consent }) => (
          <>
            <Brief campaign={campaign} />
            {step.at === "invitation" ? (
              <Button size="lg" mt="lg" onClick={() => setStep({ at: "consent" })}>
                {t("start")}
              </Button>
            ) : (
              <ConsentPart consent={consent}>
                <ConsentForm
                  consent={consent}
                  pending={redeem.isPending}
                  error={redeem.error}
                  onAgree={(answers) => redeem.mutate(answers)}
                  onDecline={() => setStep({ at: "declined" })}
                />
              </ConsentPart>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Brief({ campaign }: { campaign: Invited["campaign"] }) {
  const t = useInvitationMessages();
  const { format } = useLocale();
  return (
    <Stack gap="sm">
      <Text fw={600} lang={campaign.language}>
        {campaign.title}
      </Text>
      <Text style={{ whiteSpace: "pre-line" }} lang={campaign.language}>
        {campaign.brief}
      </Text>
      <List>
        <List.Item>{campaign.kind === "attack" ? t("attack") : t("genuine")}</List.Item>
        <List.Item>
          {t("recordings", { n: campaign.sessionsEach })}, {t("minutes", { n: Math.max(2, campaign.sessionsEach) })}
        </List.Item>
        {campaign.rewardMinor > 0 && (
          <List.Item>
            {t("rewardEach", { amount: format.money(campaign.rewardMinor, campaign.rewardCurrency) })}
          </List.Item>
        )}
        <List.Item>{t("until", { time: format.time(campaign.closesAt) })}</List.Item>
      </List>
    </Stack>
  );
}

/** Of somebody who took part before: their code was shown then, and is theirs still. */
function Back({ campaignId }: { campaignId: string }) {
  const t = useInvitationMessages();
  return (
    <Page title={t("backTitle")} narrow>
      <Stack gap="md">
        <Text>{t("backText")}</Text>
        <div>
          <LinkButton to="/capture/$id" params={{ id: campaignId }} size="lg">
            {t("goOn")}
          </LinkButton>
        </div>
      </Stack>
    </Page>
  );
}

function ReturnCode({ code, campaignId }: { code: string; campaignId: string }) {
  const t = useInvitationMessages();
  return (
    <Page title={t("codeTitle")} narrow>
      <Stack gap="md">
        <Text>{t("codeText")}</Text>
        <Copyable label={t("code")} value={code} />
        <Link to="/withdraw" hash={code}>
          {t("withdrawLink")}
        </Link>
        <div>
          <LinkButton to="/capture/$id" params={{ id: campaignId }} size="lg">
            {t("goOn")}
          </LinkButton>
        </div>
      </Stack>
    </Page>
  );
}
