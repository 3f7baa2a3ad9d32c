import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { Facts } from "@/components/facts";
import { Loaded } from "@/components/loaded";
import { Mark, markOf } from "@/components/mark";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import type { Campaign } from "@/lib/api/views";
import { LOCALE_NAMES, useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { CampaignSessions } from "./campaign-sessions";
import { Invite } from "./invite";
import { LANGUAGES } from "./draft";
import { campaignQuery, campaignsQuery } from "./queries";

export function CampaignPage() {
  const { id } = useParams({ from: "/researcher/campaigns/$id" });
  const campaign = useQuery(campaignQuery(id));
  return (
    <Page
      title={campaign.data?.name ?? "Campaign"}
      actions={campaign.data && campaign.data.state !== "closed" ? <Close campaign={campaign.data} /> : undefined}
    >
      <Loaded query={campaign}>
        {(found) => (
          <Stack gap="xl">
            <Brief campaign={found} />
            {found.state !== "closed" && <Invite campaign={found} />}
            <CampaignSessions campaignId={found.id} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Brief({ campaign }: { campaign: Campaign }) {
  const { format } = useLocale();
  const { counts } = campaign;
  const condition = (value: string | null | undefined) => (value ? wordsFor(value) : "open");
  return (
    <section aria-labelledby="brief">
      <Title order={2} id="brief" mb="sm">
        Brief
      </Title>
      <Text fw={600}>{campaign.title}</Text>
      <Text mb="md" style={{ whiteSpace: "pre-line" }}>
        {campaign.brief}
      </Text>
      <Facts
        label="Campaign"
        facts={[
          ["State", campaign.filledAt == null ? campaign.state : "closed: it has everything that it asked for"],
          ["Languages", languagesOf(campaign)],
          ["Contact for participants", campaign.contact ?? "the installation's"],
          [
            "Kind",
            <Mark key="kind" kind={markOf(campaign.kind)}>
              {campaign.mixed ? "attack and genuine" : campaign.kind}
            </Mark>,
          ],
          ...(campaign.kind === "attack"
            ? ([
                ["Attack type", condition(campaign.attackType)],
                ["Instrument quality", condition(campaign.paiQuality)],
              ] as const)
            : []),
          ["Camera", condition(campaign.camera)],
          ["Distance", condition(campaign.distance)],
          ["Light level", condition(campaign.lightLevel)],
          ["Light direction", condition(campaign.lightDir)],
          ["Environment", condition(campaign.environment)],
          ["Recordings per person", format.count(campaign.sessionsEach)],
          ["Reward per counted recording", format.money(campaign.rewardMinor, campaign.rewardCurrency)],
          ...(campaign.propCostMinor > 0
            ? ([["Props, for each attack", format.money(campaign.propCostMinor, campaign.rewardCurrency)]] as const)
            : []),
          ["Opens", format.staffTime(campaign.opensAt)],
          ["Closes", format.staffTime(campaign.closesAt)],
        ]}
      />
      <Text mt="md">
        <Link to="/campaigns/$id/coverage" params={{ id: campaign.id }}>
          Coverage: cells, forecast, pause and quotas
        </Link>
      </Text>
      <Title order={2} mt="lg" mb="sm">
        Counts
      </Title>
      <Facts
        label="Counts"
        facts={[
          ["Opened", format.count(counts.opened)],
          ["Sent", format.count(counts.uploaded)],
          ["Accepted", format.count(counts.accepted)],
          ["Rejected", format.count(counts.rejected)],
        ]}
      />
    </section>
  );
}

function languagesOf({ translations }: Campaign): string {
  const given = new Set(translations.map(({ language }) => language));
  const missing = LANGUAGES.filter((language) => !given.has(language)).map((language) => LOCALE_NAMES[language]);
  const there = ["English", ...[...given].map((language) => LOCALE_NAMES[language])].join(", ");
  return missing.length === 0 ? there : `${there}; readers of ${missing.join(" and ")} are shown the English text`;
}

function Close({ campaign }: { campaign: Campaign }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const close = useMutation({
    mutationFn: () => api.POST("/api/capture/campaigns/{id}/closing", { params: { path: { id: campaign.id } } }),
    onSuccess: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: campaignsQuery.queryKey });
    },
  });
  return (
    <>
      <Button variant="outline" onClick={() => setAsked(true)}>
        Close campaign
      </Button>
      <Dialog opened={asked} onClose={() => setAsked(false)} title="Close this campaign?">
        <Text>
          Nobody can start a recording any more; sessions under way may still be sent. It cannot be opened again.
        </Text>
        {close.isError && <ProblemNotice error={close.error} />}
        <Group mt="lg">
          <Button color="danger" onClick={() => close.mutate()} loading={close.isPending}>
            Close it
          </Button>
          <Button variant="outline" onClick={() => setAsked(false)}>
            Keep it open
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
