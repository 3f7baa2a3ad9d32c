import { NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { BlindSpot } from "@/lib/api/views";
import { inWords, keyOf } from "@/lib/conditions";
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
            <History all={spots} spots={spots.filter((spot) => state === "" || spot.state === state)} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

/** The same conditions of the same iteration and outcome, found by another run. */
const again = (all: readonly BlindSpot[], spot: BlindSpot) =>
  all.filter((other) => other.id !== spot.id && placeOf(other) === placeOf(spot));
const placeOf = ({ run, subdomain }: BlindSpot) => `${run.iterationId} ${run.outcome} ${keyOf(subdomain.conditions)}`;

function History({ all, spots }: { all: readonly BlindSpot[]; spots: readonly BlindSpot[] }) {
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
        {
          header: "Found also by",
          cell: (s) =>
            again(all, s).map((other) => (
              <Link key={other.id} to="/blind-spots/$id" params={{ id: other.id }} style={{ display: "block" }}>
                mining run {other.run.number}: {other.state}
              </Link>
            )),
        },
        { header: "Found", cell: (s) => <time dateTime={s.foundAt}>{format.staffTime(s.foundAt)}</time> },
      ]}
    />
  );
}
