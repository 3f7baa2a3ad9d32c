import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { useLocale } from "@/lib/i18n/locale";
import { has, useMe } from "@/lib/session";
import { AgreementPart } from "./agreement-part";
import { ExplorerPart } from "./explorer-part";
import { LabelersPart } from "./labelers-part";
import type { Look } from "./look";
import { OutlookPart } from "./outlook-part";
import { agreementQuery, labelersQuery, outlookQuery } from "./queries";

const FILES = [
  ["votes.csv", "Raw votes"],
  ["consensus.csv", "Consensus"],
] as const;

/** What a team knows of its crowd. Operators see the counts; votes and clips are for researchers. */
export function QualityPage() {
  const look = useSearch({ from: "/team/agreement" });
  const navigate = useNavigate({ from: "/agreement" });
  const { data: me } = useMe();
  const { format } = useLocale();
  const outlook = useQuery(outlookQuery);
  const agreement = useQuery(agreementQuery);
  const labelers = useQuery(labelersQuery);
  const researcher = has(me, "researcher");
  const go = (to: Look) => void navigate({ search: (now) => ({ ...now, ...to }), replace: true, resetScroll: false });
  const at = agreement.data?.at;
  return (
    <Page title="Agreement" actions={researcher && <Files />}>
      <Stack gap="xl">
        <Part id="outlook" title="Progress and forecast">
          <Loaded query={outlook}>{(found) => <OutlookPart outlook={found} />}</Loaded>
        </Part>
        <Part id="agreement" title="Agreement by attribute">
          {at && (
            <Text size="sm" c="dimmed" mb="sm">
              All votes as of {format.staffTime(at)}. Computed anew within a minute when there are others.
            </Text>
          )}
          <Loaded query={agreement}>{(found) => <AgreementPart attributes={found.attributes} />}</Loaded>
        </Part>
        <Part id="labelers" title="Labelers">
          <Loaded query={labelers}>
            {(found) => <LabelersPart labelers={found} chosen={look.cell ?? ""} onChoose={(cell) => go({ cell })} />}
          </Loaded>
        </Part>
        {researcher && (
          <Part id="explorer" title="Where people disagree">
            <Loaded query={agreement}>
              {({ attributes }) =>
                attributes.length === 0 ? (
                  <Text c="dimmed">Sessions on which people disagree appear here.</Text>
                ) : (
                  <ExplorerPart
                    attributes={attributes.map((a) => a.attribute)}
                    attribute={look.attribute ?? "spoof"}
                    session={look.session}
                    onAttribute={(attribute) => go({ attribute })}
                    onSession={(session) => go({ session })}
                  />
                )
              }
            </Loaded>
          </Part>
        )}
      </Stack>
    </Page>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Files() {
  return (
    <Group gap="xs">
      {FILES.map(([file, words]) => (
        <Button key={file} component="a" href={`/api/labeling/quality/${file}`} download variant="outline">
          {words} (CSV)
        </Button>
      ))}
    </Group>
  );
}
