import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { BlindSpot, Dataset } from "@/lib/api/views";
import { inWords } from "@/lib/conditions";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { errorsOf, grownOf, released } from "./lineage";
import { blindSpotsQuery, datasetsQuery, lifeQuery } from "./queries";

/** How versions grew, which blind spot each answered, and how the iterations' errors there moved. */
export function LineagePage() {
  const datasets = useQuery(datasetsQuery);
  const spots = useQuery(blindSpotsQuery);
  return (
    <Page title="How the datasets grew">
      <Loaded query={datasets}>
        {(all) =>
          released(all).length === 0 ? (
            <Text>
              No version is out yet. <Link to="/datasets/new">Freeze the first one</Link>.
            </Text>
          ) : (
            <Stack gap="xl">
              <Growth datasets={all} />
              <Loaded query={spots}>{(found) => <Answers datasets={all} spots={found} />}</Loaded>
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

function Growth({ datasets }: { datasets: readonly Dataset[] }) {
  const { format } = useLocale();
  const grown = grownOf(datasets);
  const out = released(datasets);
  const last = out.at(-1);
  const finding =
    `${format.count(out.length)} ${out.length === 1 ? "version" : "versions"}, ` +
    `the newest with ${format.count(last?.sessions ?? 0)} sessions`;
  return (
    <Chart
      finding={finding}
      note="● genuine, then ▲ attack, at release. What was withdrawn since is in each version's ledger."
      file="scotoma-dataset-growth"
      minHeight={56 + 28 * out.length}
      draw={async (width) => {
        const { grownPlot } = await import("./lineage-plots");
        return grownPlot(grown, { width, name: "Sessions by version", finding });
      }}
      csv={() =>
        csvText(
          ["version", "published", "kind", "sessions"],
          grown.map(({ version, at, kind, sessions }) => [version, at, kind, sessions]),
        )
      }
      table={
        <DataTable
          caption={finding}
          rows={out}
          rowKey={({ version }) => version}
          empty=""
          columns={[
            { header: "Version", cell: ({ version }) => version },
            { header: "Follows", cell: ({ parent }) => parent ?? "" },
            { header: "Genuine", cell: ({ included }) => format.count(included["genuine"] ?? 0), numeric: true },
            { header: "Attack", cell: ({ included }) => format.count(included["attack"] ?? 0), numeric: true },
            { header: "People", cell: ({ included }) => format.count(included["participants"] ?? 0), numeric: true },
            { header: "Published", cell: ({ publishedAt }) => (publishedAt ? format.staffTime(publishedAt) : "") },
          ]}
        />
      }
    />
  );
}

function Answers({ datasets, spots }: { datasets: readonly Dataset[]; spots: readonly BlindSpot[] }) {
  const answers = released(datasets).flatMap(({ version, blindSpots }) =>
    blindSpots.flatMap((id) => {
      const spot = spots.find((each) => each.id === id);
      return spot ? [{ version, spot }] : [];
    }),
  );
  return (
    <section aria-labelledby="answers">
      <Title order={2} id="answers" mb="sm">
        Blind spots that versions answered
      </Title>
      {answers.length === 0 ? (
        <Text>No version names a blind spot. Tick the ones it answers when you freeze the next.</Text>
      ) : (
        <Stack gap="lg">
          {answers.map(({ version, spot }) => (
            <Answer key={`${version} ${spot.id}`} version={version} spot={spot} />
          ))}
        </Stack>
      )}
    </section>
  );
}

function Answer({ version, spot }: { version: string; spot: BlindSpot }) {
  const { format, locale } = useLocale();
  const life = useQuery(lifeQuery(spot.id));
  const name = inWords(spot.subdomain.conditions, locale);
  return (
    <div>
      <Title order={3} mb="xs">
        <Link to="/datasets/$v" params={{ v: version }}>
          {version}
        </Link>
        {": "}
        <Link to="/blind-spots/$id" params={{ id: spot.id }}>
          {name}
        </Link>{" "}
        ({spot.state})
      </Title>
      <Loaded query={life} height={160}>
        {(found) => {
          const errors = errorsOf(name, spot, found);
          const first = errors[0];
          const last = errors.at(-1);
          const finding =
            errors.length < 2 || !first || !last
              ? `${format.points(first?.excess ?? 0)} in ${first?.iteration ?? ""}; ` +
                "no later iteration was retested here"
              : `From ${format.points(first.excess)} in ${first.iteration} ` +
                `to ${format.points(last.excess)} in ${last.iteration}`;
          return (
            <Chart
              finding={finding}
              note={
                "Errors above what is expected elsewhere, with 95% intervals. The first row is what the mining run " +
                "found, which is biased upward; the others are retests on new people."
              }
              file={`scotoma-${version}-${spot.id}`}
              minHeight={72 + 32 * errors.length}
              draw={async (width) => {
                const { errorsPlot } = await import("./lineage-plots");
                return errorsPlot(errors, { width, name: `Errors at ${name}`, finding });
              }}
              csv={() =>
                csvText(
                  ["iteration", "excess", "low", "high"],
                  errors.map(({ iteration, excess, low, high }) => [iteration, excess, low, high]),
                )
              }
              table={
                <DataTable
                  caption={finding}
                  rows={errors.map((error, i) => ({ ...error, i }))}
                  rowKey={({ i }) => String(i)}
                  empty=""
                  columns={[
                    { header: "Iteration", cell: ({ iteration }) => iteration },
                    {
                      header: "Excess",
                      cell: ({ excess, low, high }) => format.pointsInterval(excess, low, high),
                    },
                  ]}
                />
              }
            />
          );
        }}
      </Loaded>
    </div>
  );
}
