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
import { ruleOf, scopeOf } from "./findings";
import { LifePart } from "./life-part";
import { blindSpotQuery } from "./queries";
import { ScoresBehind } from "./scores-behind";
import { SessionsBehindTable } from "./sessions-behind";
import { FAILS, isOutcome } from "./view";

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
          {run.name} iteration {run.iteration} {FAILS[outcome]} here in {format.measured(subdomain)};{" "}
          {format.plainPercent(subdomain.expected)} are expected. This describes the sessions that found it; fresh
          people have to confirm it.
        </Text>
        <Facts
          label="Blind spot"
          facts={[
            ["Rate", format.measured(subdomain)],
            ["Against expected", format.points(subdomain.difference)],
            ["Effective people", format.count(Math.round(subdomain.effectiveParticipants))],
            [
              "adj. p (over everything tested, given what else was found)",
              subdomain.adjustedP == null ? null : format.adjustedP(subdomain.adjustedP),
            ],
            ["State", state],
            [
              "Found",
              <time key="found" dateTime={foundAt}>
                {format.staffTime(foundAt)}
              </time>,
            ],
          ]}
        />
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
