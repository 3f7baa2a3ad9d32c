import { NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { BlindSpot } from "@/lib/api/views";
import { inWords } from "@/lib/conditions";
import { useLocale } from "@/lib/i18n/locale";
import { STATES } from "./life";
import { foundQuery } from "./queries";

/** Every blind spot of every iteration, and where each is in its life. */
export function HistoryPage() {
  const { state = "" } = useSearch({ from: "/researcher/blind-spots/history" });
  const navigate = useNavigate({ from: "/blind-spots/history" });
  const found = useQuery(foundQuery);
  const show = (wanted: string) =>
    void navigate({ search: wanted === "" ? {} : { state: wanted }, replace: true, resetScroll: false });
  return (
    <Page title="Blind spots across iterations">
      <Loaded query={found}>
        {(spots) => (
          <Stack gap="md">
            <NativeSelect
              label="State"
              maw={260}
              value={state}
              onChange={(event) => show(event.currentTarget.value)}
              data={[
                { value: "", label: `All (${spots.length})` },
                ...Object.keys(STATES).map((each) => ({
                  value: each,
                  label: `${each} (${spots.filter((s) => s.state === each).length})`,
                })),
              ]}
            />
            <History spots={spots.filter((spot) => state === "" || spot.state === state)} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function History({ spots }: { spots: readonly BlindSpot[] }) {
  const { format, locale } = useLocale();
  return (
    <DataTable
      caption="Blind spots, newest first"
      rows={spots}
      rowKey={(s) => s.id}
      empty="A blind spot appears here when a mining run finds it. Mine on the page Blind spots."
      columns={[
        {
          header: "Conditions",
          cell: (s) => (
            <Link to="/blind-spots/$id" params={{ id: s.id }}>
              {inWords(s.subdomain.conditions, locale)}
            </Link>
          ),
        },
        { header: "State", cell: (s) => s.state },
        { header: "Iteration", cell: (s) => `${s.run.name} ${s.run.iteration}` },
        { header: "Outcome", cell: (s) => s.run.outcome },
        { header: "Rate when found", cell: (s) => format.measured(s.subdomain) },
        { header: "Against expected", cell: (s) => format.points(s.subdomain.difference), numeric: true },
        { header: "Mining run", cell: (s) => format.count(s.run.number), numeric: true },
        { header: "Found", cell: (s) => <time dateTime={s.foundAt}>{format.staffTime(s.foundAt)}</time> },
      ]}
    />
  );
}
