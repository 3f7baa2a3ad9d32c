import { SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { DataTable } from "@/components/data-table";
import { Facts } from "@/components/facts";
import type { Preview } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { KindsChart } from "./kinds-chart";

const DRAWN = ["attack_type", "camera", "country", "distance", "light_level", "environment"];

/** What would be frozen, in numbers and pictures. */
export function PreviewPart({ preview }: { preview: Preview }) {
  const { format } = useLocale();
  const { change } = preview;
  const differences: [string, number][] = [
    ["added", change.added],
    ["removed", change.removed],
    ["with other labels", change.relabelled],
    ["with another truth", change.redecided],
    ["in another split", change.moved],
    ["with another recording", change.remade],
  ];
  const told = differences.filter(([, n]) => n > 0).map(([words, n]) => `${format.count(n)} ${words}`);
  return (
    <section aria-labelledby="preview">
      <Title order={2} id="preview" mb="sm">
        Preview
      </Title>
      <Stack gap="md">
        <div role="status">
          <Text>
            {preview.sessions === 0
              ? "Nothing can be frozen: no session that this asks for is accepted with decided labels."
              : `${format.count(preview.sessions)} ${preview.sessions === 1 ? "session" : "sessions"} of ` +
                `${format.count(preview.participants)} ${preview.participants === 1 ? "person" : "people"}.`}
          </Text>
          {preview.parent && (
            <Text>
              Since {preview.parent}: {told.length === 0 ? "nothing is added, removed or changed" : told.join(", ")}.
            </Text>
          )}
        </div>
        <Facts
          label="Preview"
          facts={[
            ["Genuine", format.count(preview.included["genuine"] ?? 0)],
            ["Attack", format.count(preview.included["attack"] ?? 0)],
            ["Train", format.count(preview.included["train"] ?? 0)],
            ["Dev", format.count(preview.included["dev"] ?? 0)],
            ["Test", format.count(preview.included["test"] ?? 0)],
            ["Not asked for", format.count(preview.notAskedFor)],
            ["Least number", preview.least],
          ]}
        />
        {Object.keys(preview.excluded).length > 0 && (
          <DataTable
            caption="Asked for and left out, by reason"
            rows={Object.entries(preview.excluded)}
            rowKey={([reason]) => reason}
            empty=""
            columns={[
              { header: "Why", cell: ([reason]) => wordsFor(reason) },
              { header: "Sessions", cell: ([, n]) => format.count(n), numeric: true },
            ]}
          />
        )}
        {preview.protocols.length > 0 && (
          <DataTable
            caption="Protocols"
            rows={preview.protocols}
            rowKey={({ name }) => name}
            empty=""
            columns={[
              { header: "Protocol", cell: ({ name }) => wordsFor(name) },
              { header: "Train", cell: ({ sessions }) => format.count(sessions["train"] ?? 0), numeric: true },
              { header: "Dev", cell: ({ sessions }) => format.count(sessions["dev"] ?? 0), numeric: true },
              { header: "Test", cell: ({ sessions }) => format.count(sessions["test"] ?? 0), numeric: true },
            ]}
          />
        )}
        {preview.sessions > 0 && (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {preview.axes
              .filter(({ axis }) => DRAWN.includes(axis))
              .map((axis) => (
                <KindsChart key={axis.axis} axis={axis} />
              ))}
          </SimpleGrid>
        )}
      </Stack>
    </section>
  );
}
