import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { useLocale } from "@/lib/i18n/locale";
import { datasetsQuery } from "./queries";

export function DatasetsPage() {
  const { format } = useLocale();
  const datasets = useQuery(datasetsQuery);
  return (
    <Page
      title="Datasets"
      actions={
        <>
          <LinkButton to="/datasets/lineage" variant="outline">
            How they grew
          </LinkButton>
          <LinkButton to="/datasets/new">New version</LinkButton>
        </>
      }
    >
      <Loaded query={datasets}>
        {(rows) => (
          <DataTable
            caption="Dataset versions"
            rows={rows}
            rowKey={(d) => d.version}
            empty={
              "A dataset version freezes the accepted sessions with their consensus and splits. " +
              "Make the first one when sessions are accepted."
            }
            columns={[
              {
                header: "Version",
                cell: (d) => (
                  <Link to="/datasets/$v" params={{ v: d.version }}>
                    {d.version}
                  </Link>
                ),
              },
              { header: "State", cell: (d) => d.state },
              { header: "For others", cell: (d) => (d.forOthers ? "yes" : "no") },
              { header: "Description", cell: (d) => d.description },
              { header: "Warning", cell: (d) => d.warning ?? "" },
              { header: "Sessions", cell: (d) => (d.sessions == null ? "" : format.count(d.sessions)), numeric: true },
              { header: "Excluded", cell: (d) => (d.excluded == null ? "" : format.count(d.excluded)), numeric: true },
              { header: "Published", cell: (d) => (d.publishedAt ? format.staffTime(d.publishedAt) : "") },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
