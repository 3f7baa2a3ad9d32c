import { Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { answer, api } from "@/lib/api/client";
import type { MyCampaign, SessionResult } from "@/lib/api/views";
import { Contact, Standing } from "@/components/standing";
import { useLocale } from "@/lib/i18n/locale";
import { myCampaignsQuery } from "@/lib/my-campaigns";
import { useMyMessages } from "./messages";
import { Appearances } from "./appearances";
import { MyWithdrawal } from "./my-withdrawal";
import { Objection } from "./objection";

export function MyRecordingsPage() {
  const t = useMyMessages();
  const { locale } = useLocale();
  const campaigns = useQuery(myCampaignsQuery(locale));
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
        <Appearances />
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
        <Text fw={600} lang={campaign.language}>
          {campaign.title}
        </Text>
        <Text>{t("progress", { done: campaign.done, left: campaign.left })}</Text>
        <Contact contact={campaign.contact} />
      </div>
      {campaign.left > 0 && campaign.state === "open" && (
        <LinkButton
          to="/capture/$id"
          params={{ id: campaign.id }}
          size="lg"
          aria-label={t("recordIn", { name: campaign.title })}
        >
          {t("record")}
        </LinkButton>
      )}
    </Group>
  );
}

function SessionItem({ session }: { session: SessionResult }) {
  const t = useMyMessages();
  const { format } = useLocale();
  return (
    <li className="card">
      <Text fw={600}>
        {t("attempt", { n: session.attempt })} ·{" "}
        <time dateTime={session.openedAt}>{format.time(session.openedAt)}</time> ({format.relative(session.openedAt)})
      </Text>
      <Standing result={session} />
      <Objection session={session} />
    </li>
  );
}
