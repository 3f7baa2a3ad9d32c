import { Button, List, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Copyable } from "@/components/copyable";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { Contact } from "@/components/standing";
import { Waiting } from "@/components/waiting";
import { answer, api } from "@/lib/api/client";
import { Problem } from "@/lib/api/problem";
import type { LinkPreview, Sent } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { attemptAnswered, attemptAt, sending, unanswered } from "./attempt";
import { ConsentForm } from "./consent-form";
import { ConsentPart } from "./consent-part";
import { useInvitationMessages } from "./messages";

type Signing = { by: string; body: Sent<"/api/capture/depictions/{token}/signatures", "post"> };
type Outcome = { code: string | null; by: string; own: boolean };
type Step = { at: "asked" } | { at: "consent" } | { at: "declined" } | ({ at: "agreed" } & Outcome);

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
    mutationFn: async (said: Signing) => {
      sending(token, said);
      const signed = await answer(
        api.POST("/api/capture/depictions/{token}/signatures", { params: { path: { token } }, body: said.body }),
      );
      attemptAnswered(token);
      return signed;
    },
    onSuccess: ({ returnCode: code = null }, { by, body }) => {
      // Whoever is signed in on a device that was handed over is somebody else, and may be where a code was typed.
      setStep({ at: "agreed", code, by, own: !body.handedOver && body.returnCode === undefined });
    },
  });
  // A link that is spent may have been spent here, by an answer that got lost: sent again, it is answered the same.
  const { mutate: signAgain } = sign;
  const spent = asked.error instanceof Problem && asked.error.status === 410;
  useEffect(() => {
    const said = spent ? unanswered<Signing>(token) : null;
    if (said !== null) signAgain(said);
  }, [spent, token, signAgain]);

  if (step.at === "agreed") return <Agreed {...step} />;
  if (step.at === "declined") {
    return (
      <Page key="declined" title={t("declinedTitle")} narrow>
        <Text>{t("declinedText")}</Text>
      </Page>
    );
  }
  if (asked.data === undefined && sign.isPending) {
    return (
      <Page title={t("shownTitle")} narrow>
        <Waiting />
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
                  onAgree={(answers) =>
                    sign.mutate({
                      by: link.recorderName,
                      body: {
                        consent: { ...answers, attempt: attemptAt(token) },
                        returnCode: returnCode.trim() || undefined,
                        handedOver,
                      },
                    })
                  }
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

function Agreed({ by, code, own }: Outcome) {
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
        {own && <Link to="/me">{t("shownSee")}</Link>}
      </Stack>
    </Page>
  );
}
