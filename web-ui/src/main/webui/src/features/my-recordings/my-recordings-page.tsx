import { Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Mark, type MarkKind } from "@/components/mark";
import { Page } from "@/components/page";
import { answer, api } from "@/lib/api/client";
import type { MyCampaign, SessionResult } from "@/lib/api/views";
import { useTips } from "@/components/tips";
import { useLocale } from "@/lib/i18n/locale";
import { useMyMessages } from "./messages";
import { MyWithdrawal } from "./my-withdrawal";

export function MyRecordingsPage() {
  const t = useMyMessages();
  const campaigns = useQuery({
    queryKey: ["my-campaigns"],
    queryFn: () => answer(api.GET("/api/capture/my/campaigns")),
  });
  const sessions = useQuery({
    queryKey: ["my-sessions"],
    queryFn: () => answer(api.GET("/api/capture/my/sessions")),
    refetchInterval: 10_000,
  });
  return (
    <Page title={t("title")} narrow>
      <Stack gap="xl">
        <section aria-labelledby="my-campaigns">
          <Title order={2} id="my-campaigns" mb="sm">
            {t("campaigns")}
          </Title>
          <Loaded query={campaigns}>
            {(list) =>
              list.length === 0 ? (
                <Text c="dimmed">{t("noCampaigns")}</Text>
              ) : (
                list.map((campaign) => <CampaignCard key={campaign.id} campaign={campaign} />)
              )
            }
          </Loaded>
        </section>
        <section aria-labelledby="my-sessions">
          <Title order={2} id="my-sessions" mb="sm">
            {t("recordings")}
          </Title>
          <Loaded query={sessions}>
            {(list) =>
              list.length === 0 ? (
                <Text c="dimmed">{t("none")}</Text>
              ) : (
                <ul style={{ listStyle: "none", padding: 0, margin: 0, display: "grid", gap: 8 }}>
                  {list.map((session) => (
                    <SessionItem key={session.sessionId} session={session} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </section>
        <MyWithdrawal />
      </Stack>
    </Page>
  );
}

function CampaignCard({ campaign }: { campaign: MyCampaign }) {
  const t = useMyMessages();
  return (
    <Group className="card" justify="space-between" mb="sm">
      <div>
        <Text fw={600}>{campaign.name}</Text>
        <Text>{t("progress", { done: campaign.done, left: campaign.left })}</Text>
      </div>
      {campaign.left > 0 && campaign.state === "open" && (
        <LinkButton
          to="/capture/$id"
          params={{ id: campaign.id }}
          size="lg"
          aria-label={t("recordIn", { name: campaign.name })}
        >
          {t("record")}
        </LinkButton>
      )}
    </Group>
  );
}

function SessionItem({ session }: { session: SessionResult }) {
  const t = useMyMessages();
  const tip = useTips();
  const { format } = useLocale();
  const [kind, word] = standing(session);
  return (
    <li className="card">
      <Group justify="space-between">
        <Text>
          {t("attempt", { n: session.attempt })} ·{" "}
          <time dateTime={session.openedAt}>{format.time(session.openedAt)}</time> ({format.relative(session.openedAt)})
        </Text>
        <Mark kind={kind}>{t(word)}</Mark>
      </Group>
      {session.tip && <Text mt="xs">{tip(session.tip)}</Text>}
      {(session.payment === "payable" || session.payment === "paid" || session.payment === "declined") && (
        <Text mt="xs">{t(session.payment)}</Text>
      )}
      {session.fooled === true && <Mark kind="wrong">{t("fooled")}</Mark>}
      {session.fooled === false && <Text size="sm">{t("notFooled")}</Text>}
    </li>
  );
}

type Word = "counted" | "checked" | "notCounted" | "waiting" | "expired" | "checking";

function standing(session: SessionResult): [MarkKind, Word] {
  if (session.counted === "checked") return ["uncertain", "checked"];
  if (session.counted === "yes") return ["ok", "counted"];
  if (session.counted === "no") return ["danger", session.state === "EXPIRED" ? "expired" : "notCounted"];
  return session.state === "OPENED" ? ["plain", "waiting"] : ["uncertain", "checking"];
}
