import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { useLocale } from "@/lib/i18n/locale";
import { AXES, wordsFor } from "@/lib/vocabulary";
import { coverageQuery, type AxisCoverage, type VersionCoverage } from "./coverage";

const APART_SHOWN = 12;

/** What a version shows and never shows: whoever trains on it learns nothing of the rest. */
export function CoverageSection({ version }: { version: string }) {
  const coverage = useQuery(coverageQuery(version));
  return (
    <section aria-labelledby="coverage">
      <Title order={2} id="coverage" mb="sm">
        What it never shows
      </Title>
      <Loaded query={coverage} height={240}>
        {(found) => (
          <Stack gap="md">
            <Axes coverage={found} />
            <Apart coverage={found} />
          </Stack>
        )}
      </Loaded>
    </section>
  );
}

function Axes({ coverage }: { coverage: VersionCoverage }) {
  const { format } = useLocale();
  return (
    <>
      <DataTable
        caption="What the version shows by condition"
        rows={coverage.axes}
        rowKey={(axis) => axis.axis}
        empty="No condition is known."
        columns={[
          { header: "Condition", cell: (axis) => axisTitle(axis.axis) },
          { header: "Never shown", cell: (axis) => never(axis) },
          { header: "Shown, genuine + attacks", cell: (axis) => shown(axis, format.count) },
          { header: "Sessions that do not tell", cell: (axis) => format.count(axis.unknown), numeric: true },
        ]}
      />
      <Text size="sm" c="dimmed">
        A session that does not tell a condition counts as unknown, and not as one that lacks it.{" "}
        <code>./scotoma dataset coverage</code> sets versions and imported benchmarks side by side.
      </Text>
    </>
  );
}

function never(axis: AxisCoverage) {
  if (!axis.known) return <Text c="dimmed">not known</Text>;
  return axis.never.length === 0 ? "nothing" : <strong>{axis.never.map(wordsFor).join(", ")}</strong>;
}

function shown(axis: AxisCoverage, count: (n: number) => string) {
  return axis.values
    .filter((value) => value.genuine + value.attack > 0)
    .map((value) => `${wordsFor(value.value)} ${count(value.genuine)} + ${count(value.attack)}`)
    .join(", ");
}

function Apart({ coverage }: { coverage: VersionCoverage }) {
  const { format } = useLocale();
  const pairs = coverage.neverTogether;
  if (pairs.length === 0) return null;
  return (
    <div>
      <Title order={3} mb="xs">
        Shown, and never together
      </Title>
      <ul>
        {pairs.slice(0, APART_SHOWN).map(({ one, other }) => (
          <li key={`${one} ${other}`}>
            {condition(one)}, {condition(other)}
          </li>
        ))}
      </ul>
      {pairs.length > APART_SHOWN && <Text size="sm">And {format.count(pairs.length - APART_SHOWN)} more.</Text>}
    </div>
  );
}

const axisTitle = (axis: string) => (AXES as Record<string, string>)[axis] ?? wordsFor(axis);

/** "light_dir=back" in words. */
function condition(text: string) {
  const [axis = "", value = ""] = text.split("=");
  return axis === "truth" ? wordsFor(value) : `${axisTitle(axis).toLowerCase()} ${wordsFor(value).toLowerCase()}`;
}
