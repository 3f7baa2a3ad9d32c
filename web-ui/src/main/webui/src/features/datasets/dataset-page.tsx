import { Button, Code, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Copyable } from "@/components/copyable";
import { DataTable } from "@/components/data-table";
import { Facts } from "@/components/facts";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { WithPurpose } from "@/components/with-purpose";
import type { Dataset } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { selectionInWords } from "./asked";
import { ChangeState } from "./change-state";
import { CoverageSection } from "./coverage-section";
import { DatasheetPart } from "./datasheet-part";
import { datasetQuery, ledgerQuery } from "./queries";
import { WordsForm } from "./words-form";

export function DatasetPage() {
  const { v } = useParams({ from: "/researcher/datasets/$v" });
  const dataset = useQuery(datasetQuery(v));
  return (
    <Page title={`Dataset ${v}`}>
      <Loaded query={dataset}>
        {(found) => (
          <Stack gap="xl">
            <Counts dataset={found} />
            {found.state !== "BUILDING" && <CoverageSection version={found.version} />}
            {found.state !== "BUILDING" && found.state !== "RECALLED" && <DatasheetPart version={found.version} />}
            {found.state !== "BUILDING" && <Ledger version={found.version} />}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Counts({ dataset }: { dataset: Dataset }) {
  const { format } = useLocale();
  const count = (n: number | null | undefined) => (n == null ? null : format.count(n));
  return (
    <>
      <div>
        <Text>{dataset.description}</Text>
        <div role="status">
          {dataset.state === "BUILDING" && !dataset.failure && (
            <Text>The version is being frozen. This page follows by itself; you may leave.</Text>
          )}
        </div>
      </div>
      {dataset.warning && (
        <Text role="alert" fw={600} style={{ color: "var(--sc-danger)" }}>
          {dataset.warning}
        </Text>
      )}
      {dataset.failure && (
        <Text role="alert" style={{ color: "var(--sc-danger)" }}>
          The freeze failed: {dataset.failure}
        </Text>
      )}
      <Facts
        label="Version"
        facts={[
          ["State", dataset.state],
          [
            "May be given to others",
            dataset.forOthers ? "yes" : "no, it may hold sessions whose participants did not agree to that",
          ],
          ["Holds", selectionInWords(dataset.selection)],
          ["Follows", dataset.parent ? <VersionLink version={dataset.parent} /> : "nothing, it is the first"],
          ["Licence", dataset.licence],
          ["Authors", dataset.authors.join(", ")],
          ["Notes", dataset.notes],
          [
            "Answers the blind spots",
            dataset.blindSpots.length === 0
              ? "none"
              : dataset.blindSpots.map((id, i) => (
                  <Link key={id} to="/blind-spots/$id" params={{ id }} style={{ display: "block" }}>
                    Blind spot {i + 1}
                  </Link>
                )),
          ],
          ["Sessions", count(dataset.sessions)],
          ["People", count(dataset.included["participants"])],
          ["Excluded", count(dataset.excluded)],
          ["Withdrawn since", count(dataset.withdrawn)],
          ["Created", format.staffTime(dataset.createdAt)],
          ["Published", dataset.publishedAt ? format.staffTime(dataset.publishedAt) : null],
        ]}
      />
      {dataset.state !== "BUILDING" && (
        <Group gap="sm">
          <WordsForm dataset={dataset} />
          <ChangeState dataset={dataset} />
        </Group>
      )}
      {dataset.successor && (
        <Text>
          Take <VersionLink version={dataset.successor} /> instead.
        </Text>
      )}
      {dataset.state !== "BUILDING" && (
        <>
          <Tally title="Sessions by truth" counts={only(dataset.included, TRUTHS)} />
          <Tally title="Sessions by split" counts={only(dataset.included, SPLITS)} />
          <Tally title="Left out, by reason" counts={dataset.excludedFor} />
          {dataset.manifestSha256 && (
            <div>
              <Title order={2} mb="xs">
                Manifest sha256
              </Title>
              <Copyable label="Manifest sha256" value={dataset.manifestSha256} />
            </div>
          )}
          {dataset.state !== "RECALLED" && <Download version={dataset.version} />}
        </>
      )}
    </>
  );
}

function VersionLink({ version }: { version: string }) {
  return (
    <Link to="/datasets/$v" params={{ v: version }}>
      {version}
    </Link>
  );
}

function Download({ version }: { version: string }) {
  return (
    <div>
      <WithPurpose>
        <Button
          component="a"
          href={`/api/labeling/datasets/${encodeURIComponent(version)}/archive`}
          download={`${version}.tar`}
          size="md"
        >
          Download archive
        </Button>
      </WithPurpose>
      <Text size="sm" c="dimmed" mt="xs">
        A tar with the manifest and the media. Who takes it and what for is logged.
      </Text>
      <Text size="sm" mt="xs">
        Check it with <Code>./scotoma dataset verify DIR</Code>
      </Text>
    </div>
  );
}

const TRUTHS = ["genuine", "attack"];
const SPLITS = ["train", "dev", "test"];
/** The manifest counts the same sessions several ways; each is a table of its own, and adds up. */
const only = (counts: Record<string, number>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (counts[name] === undefined ? [] : [[name, counts[name]]])));

function Tally({ title, counts }: { title: string; counts: Record<string, number> }) {
  const { format } = useLocale();
  return (
    <section>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <DataTable
        caption={title}
        rows={Object.entries(counts)}
        rowKey={([name]) => name}
        empty="None."
        columns={[
          { header: "Which", cell: ([name]) => wordsFor(name) },
          { header: "Sessions", cell: ([, n]) => format.count(n), numeric: true },
        ]}
      />
    </section>
  );
}

function Ledger({ version }: { version: string }) {
  const { format } = useLocale();
  const ledger = useQuery(ledgerQuery(version));
  return (
    <section aria-labelledby="ledger">
      <Title order={2} id="ledger" mb="sm">
        Ledger of withdrawals
      </Title>
      <Loaded query={ledger} height={80}>
        {(rows) => (
          <DataTable
            caption="Ledger of withdrawals"
            rows={rows}
            rowKey={(row) => String(row.seq)}
            empty="Nothing was withdrawn from this version. Whoever holds it must delete what is listed here later."
            columns={[
              { header: "Number", cell: (row) => format.count(row.seq), numeric: true },
              { header: "Item", cell: (row) => <Code>{row.itemId}</Code> },
              { header: "Withdrawn", cell: (row) => format.staffTime(row.withdrawnAt) },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
