import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Facts } from "@/components/facts";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { BlindSpot } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { inWords, keyOf } from "@/lib/conditions";
import { ruleOf, scopeOf, sentenceOf } from "./findings";
import { ForestChart } from "./forest-chart";
import { HowKnown } from "./how-known";
import { LifePart } from "./life-part";
import { blindSpotQuery, subdomainsQuery } from "./queries";
import { ScoresBehind } from "./scores-behind";
import { SessionsBehindTable } from "./sessions-behind";
import { isOutcome } from "./view";

export function BlindSpotPage() {
  const { id } = useParams({ from: "/researcher/blind-spots/$id" });
  const spot = useQuery(blindSpotQuery(id));
  return (
    <Page title="Blind spot">
      <Loaded query={spot}>{(found) => <Details spot={found} />}</Loaded>
    </Page>
  );
}

function Details({ spot }: { spot: BlindSpot }) {
  const { run, subdomain, state, foundAt } = spot;
  const { format, locale } = useLocale();
  const [errors, setErrors] = useState(false);
  const all = useQuery(subdomainsQuery(run.number));
  const at = keyOf(subdomain.conditions);
  const outcome = isOutcome(run.outcome) ? run.outcome : "apcer";
  return (
    <Stack gap="lg">
      <div>
        <Text fw={600}>{scopeOf(run, format)}</Text>
        <Text size="sm" c="dimmed">
          {ruleOf(run, format)}
        </Text>
      </div>
      <section aria-labelledby="finding">
        <Title order={2} id="finding" mb="sm">
          {inWords(subdomain.conditions, locale)}
        </Title>
        <Text mb="sm">
          {sentenceOf(run, subdomain, format, locale)} This describes the sessions that found it; fresh people have to
          confirm it.
        </Text>
        <Facts
          label="Blind spot"
          facts={[
            ["State", state],
            [
              "Found",
              <time key="found" dateTime={foundAt}>
                {format.staffTime(foundAt)}
              </time>,
            ],
          ]}
        />
        <HowKnown run={run} subdomain={subdomain}>
          <Loaded query={all} height={160}>
            {(list) => <ForestChart run={run} subdomains={list} />}
          </Loaded>
        </HowKnown>
        <LinkButton
          to="/blind-spots"
          search={{ iteration: run.iterationId, outcome, run: run.number, at }}
          variant="outline"
          mt="md"
        >
          Show in mining run {run.number}
        </LinkButton>
      </section>
      <LifePart spot={spot} />
      <section aria-labelledby="behind">
        <Title order={2} id="behind" mb="sm">
          Sessions
        </Title>
        <SessionsBehindTable run={run} at={at} errors={errors} onErrors={setErrors} />
      </section>
      <section aria-labelledby="scores">
        <Title order={2} id="scores" mb="sm">
          Scores here and elsewhere
        </Title>
        <ScoresBehind run={run} at={at} />
      </section>
    </Stack>
  );
}
