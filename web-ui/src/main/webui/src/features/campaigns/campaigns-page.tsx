import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Mark, markOf } from "@/components/mark";
import { Page } from "@/components/page";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { campaignsQuery } from "./queries";

export function CampaignsPage() {
  const campaigns = useQuery(campaignsQuery);
  const { format } = useLocale();
  return (
    <Page title="Campaigns" actions={<LinkButton to="/campaigns/new">New campaign</LinkButton>}>
      <Loaded query={campaigns}>
        {(rows) => (
          <DataTable
            caption="Campaigns"
            rows={rows}
            rowKey={(campaign) => campaign.id}
            empty="A campaign is one round of collecting. Create the first one, then send its invitation link."
            columns={[
              {
                header: "Name",
                cell: (c) => (
                  <Link to="/campaigns/$id" params={{ id: c.id }}>
                    {c.name}
                  </Link>
                ),
              },
              {
                header: "Kind",
                cell: (c) => (
                  <Mark kind={markOf(c.kind)}>
                    {c.kind === "attack" ? `attack: ${wordsFor(c.attackType ?? "other")}` : "genuine"}
                  </Mark>
                ),
              },
              { header: "State", cell: (c) => c.state },
              { header: "Closes", cell: (c) => <time dateTime={c.closesAt}>{format.staffTime(c.closesAt)}</time> },
              { header: "Opened", cell: (c) => format.count(c.counts.opened), numeric: true },
              { header: "Sent", cell: (c) => format.count(c.counts.uploaded), numeric: true },
              { header: "Accepted", cell: (c) => format.count(c.counts.accepted), numeric: true },
              { header: "Rejected", cell: (c) => format.count(c.counts.rejected), numeric: true },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
