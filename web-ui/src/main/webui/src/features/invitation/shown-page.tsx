import { Button, List, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Copyable } from "@/components/copyable";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { Contact } from "@/components/standing";
import { answer, api } from "@/lib/api/client";
import type { LinkPreview, Redemption } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { attemptAnswered, attemptAt } from "./attempt";
import { ConsentForm } from "./consent-form";
import { ConsentPart } from "./consent-part";
import { useInvitationMessages } from "./messages";

type Step =
  { at: "asked" } | { at: "consent" } | { at: "declined" } | { at: "agreed"; code: string | null; by: string };

/** For an adult whom somebody's attacks are to show. */
export function ShownPage() {
  const t = useInvitationMessages();
  const { token } = useParams({ from: "/s/$token" });
  const { locale } = useLocale();
  const [step, setStep] = useState<Step>({ at: "asked" });
  const [handedOver, setHandedOver] = useState(false);
  const [returnCode, setReturnCode] = useState("");
  const asked = useQuery({
    queryKey: ["depiction", token, locale],
    queryFn: () =>
      answer(api.GET("/api/capture/depictions/{token}", { params: { path: { token }, query: { locale } } })),
    enabled: step.at === "asked" || step.at === "consent",
    placeholderData: (previous) => previous,
  });
  const sign = useMutation({
    mutationFn: async (consent: Redemption) => {
      const signed = await answer(
        api.POST("/api/capture/depictions/{token}/signatures", {
          params: { path: { token } },
          body: {
            consent: { ...consent, attempt: attemptAt(token) },
            returnCode: returnCode.trim() || undefined,
            handedOver,
          },
        }),
      );
      attemptAnswered(token);
      return signed;
    },
    onSuccess: (signed) =>
      setStep({ at: "agreed", code: signed.returnCode ?? null, by: asked.data?.recorderName ?? "" }),
  });

  if (step.at === "agreed") return <Agreed by={step.by} code={step.code} />;
  if (step.at === "declined") {
    return (
      <Page key="declined" title={t("declinedTitle")} narrow>
        <Text>{t("declinedText")}</Text>
      </Page>
    );
  }
  return (
    <Page title={t("shownTitle")} narrow>
      <Loaded query={asked}>
        {(link) => (
          <>
            <Request link={link} />
            {link.yours && !handedOver ? (
              <Stack gap="md" mt="lg">
                <Text role="status">{t("shownOwn")}</Text>
                <div>
                  <Button size="lg" variant="outline" onClick={() => setHandedOver(true)}>
                    {t("shownHandedOver")}
                  </Button>
                </div>
              </Stack>
            ) : step.at === "asked" ? (
              <Button size="lg" mt="lg" onClick={() => setStep({ at: "consent" })}>
                {t("start")}
              </Button>
            ) : (
              <ConsentPart consent={link.consent}>
                <ConsentForm
                  consent={link.consent}
                  pending={sign.isPending}
                  error={sign.error}
                  onAgree={(answers) => sign.mutate(answers)}
                  onDecline={() => setStep({ at: "declined" })}
                >
                  <TextInput
                    size="md"
                    label={t("shownBefore")}
                    description={t("shownBeforeWhy")}
                    maw={360}
                    maxLength={200}
                    autoComplete="off"
                    autoCapitalize="characters"
                    spellCheck={false}
                    value={returnCode}
                    onChange={(e) => setReturnCode(e.currentTarget.value)}
                  />
                </ConsentForm>
              </ConsentPart>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Request({ link: { recorderName: name, campaign, expiresAt } }: { link: LinkPreview }) {
  const t = useInvitationMessages();
  const { format } = useLocale();
  return (
    <Stack gap="sm" style={{ overflowWrap: "anywhere" }}>
      <Text fw={600}>{t("shownFrom", { name })}</Text>
      <Text>{t("shownWhat", { name })}</Text>
      <Text>{t("shownYours")}</Text>
      <div className="card" lang={campaign.language}>
        <Text fw={600}>{campaign.title}</Text>
        <Text style={{ whiteSpace: "pre-line" }}>{campaign.brief}</Text>
      </div>
      <List>
        <List.Item>{t("shownRecordings", { n: campaign.sessionsEach })}</List.Item>
        {campaign.rewardMinor > 0 && (
          <List.Item>
            {t("shownReward", { amount: format.money(campaign.rewardMinor, campaign.rewardCurrency) })}
          </List.Item>
        )}
        <List.Item>{t("until", { time: format.time(expiresAt) })}</List.Item>
      </List>
      <Contact contact={campaign.contact} />
    </Stack>
  );
}

function Agreed({ by, code }: { by: string; code: string | null }) {
  const t = useInvitationMessages();
  return (
    <Page title={t(code === null ? "backTitle" : "codeTitle")} narrow>
      <Stack gap="md" style={{ overflowWrap: "anywhere" }}>
        <Text>{t("shownDone", { name: by })}</Text>
        <Text>{t(code === null ? "shownKnown" : "shownCode")}</Text>
        {code !== null && (
          <>
            <Copyable label={t("code")} value={code} />
            <Link to="/withdraw" hash={code}>
              {t("withdrawLink")}
            </Link>
          </>
        )}
        <Link to="/me">{t("shownSee")}</Link>
      </Stack>
    </Page>
  );
}
