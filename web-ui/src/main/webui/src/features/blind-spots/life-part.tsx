import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import type { BlindSpot, Life } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { Fresh } from "./fresh";
import { collecting, standing } from "./life";
import { lifeQuery } from "./queries";
import { RetestForm } from "./retest-form";
import { RetestsChart } from "./retests-chart";

/** What became of a blind spot, and what comes next. */
export function LifePart({ spot }: { spot: BlindSpot }) {
  const life = useQuery(lifeQuery(spot.id));
  return (
    <section aria-labelledby="life">
      <Title order={2} id="life" mb="sm">
        What became of it
      </Title>
      <Loaded query={life} height={240}>
        {(found) => <Known spot={spot} life={found} />}
      </Loaded>
    </section>
  );
}

function Known({ spot, life }: { spot: BlindSpot; life: Life }) {
  const { format } = useLocale();
  return (
    <Stack gap="md">
      <div role="status">
        <Text>{standing(spot, life)}</Text>
      </div>
      {life.state !== "CLOSED" && (
        <div>
          <LinkButton
            to="/campaigns/new"
            search={{ ...collecting(spot.run, spot.subdomain.conditions), blindSpot: spot.id }}
            variant={life.largestMargin == null ? "filled" : "outline"}
          >
            Collect this
          </LinkButton>
        </div>
      )}
      {life.largestMargin != null && <RetestForm spot={spot} largest={life.largestMargin} />}
      {life.retests.length > 0 && <RetestsChart spot={spot} retests={life.retests} />}
      {life.campaigns.length > 0 && (
        <DataTable
          caption="Campaigns for it"
          rows={life.campaigns}
          rowKey={(c) => c.id}
          empty=""
          columns={[
            {
              header: "Campaign",
              cell: (c) => (
                <Link to="/campaigns/$id" params={{ id: c.id }}>
                  {c.name}
                </Link>
              ),
            },
            { header: "State", cell: (c) => c.state },
            { header: "Opens", cell: (c) => <time dateTime={c.opensAt}>{format.staffTime(c.opensAt)}</time> },
            { header: "Closes", cell: (c) => <time dateTime={c.closesAt}>{format.staffTime(c.closesAt)}</time> },
          ]}
        />
      )}
      <DataTable
        caption="Events, oldest first"
        rows={life.events}
        rowKey={(e) => `${e.at} ${e.state}`}
        empty=""
        columns={[
          { header: "At", cell: (e) => <time dateTime={e.at}>{format.staffTime(e.at)}</time> },
          { header: "State", cell: (e) => e.state },
          { header: "Why", cell: (e) => e.reason },
        ]}
      />
      <Fresh spot={spot} />
    </Stack>
  );
}
