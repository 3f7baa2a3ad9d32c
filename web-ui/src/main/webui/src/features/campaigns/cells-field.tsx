import { Button, Checkbox, Group, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { DataTable } from "@/components/data-table";
import { NumberField } from "@/components/number-field";
import { useLocale } from "@/lib/i18n/locale";
import { cellInWords, cellsOf, described } from "./cells";
import type { Draft } from "./draft";

type Props = { draft: Draft; onChange: (change: Partial<Draft>) => void };

/** How many of the conditions above are wanted, and further cells beside them. */
export function CellsField({ draft, onChange }: Props) {
  const { locale, format } = useLocale();
  const cells = cellsOf(draft) ?? [];
  const total = cells.reduce((sum, { wanted }) => sum + (wanted ?? 0), 0);
  const added = draft.cells.length > 0;
  const numbered = draft.wanted !== "";
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
      <Text component="legend" fw={600}>
        How many
      </Text>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberField
            label="Accepted recordings wanted"
            description="Empty: as many as come. The campaign ends by itself when every cell is full."
            size="md"
            min={1}
            max={100000}
            value={draft.wanted}
            onChange={(wanted) => onChange({ wanted })}
          />
          <TextInput
            label="Country"
            description="Two letters. A target that participants are not told."
            size="md"
            maxLength={2}
            pattern="[A-Za-z]{2}"
            value={draft.country}
            onChange={(event) => onChange({ country: event.currentTarget.value })}
          />
        </SimpleGrid>
        {draft.kind === "attack" && (
          <Checkbox
            label="And as many genuine recordings under the same conditions"
            checked={draft.matched}
            onChange={(event) => onChange({ matched: event.currentTarget.checked })}
          />
        )}
        <Checkbox
          label="30% from laptops, 70% from phones and tablets"
          description={numbered ? undefined : "Needs a number."}
          disabled={draft.camera !== "" || !numbered}
          checked={draft.mix && draft.camera === "" && numbered}
          onChange={(event) => onChange({ mix: event.currentTarget.checked })}
        />
        <Group>
          <Button
            variant="outline"
            disabled={draft.kind === "attack" && draft.attackType === ""}
            onClick={() => onChange({ cells: [...draft.cells, ...described(draft)] })}
          >
            {added ? "Add these as well" : "Add these and describe more"}
          </Button>
          {added && (
            <Button variant="outline" onClick={() => onChange({ cells: draft.cells.slice(0, -1) })}>
              Remove the last
            </Button>
          )}
        </Group>
        {added && (
          <Text role="status">
            The campaign asks for the {format.count(cells.length)} cells below; what stands above is the next to add.
          </Text>
        )}
        {cells.length > 0 && (
          <DataTable
            caption={`Cells, ${format.count(total)} recordings`}
            rows={cells.map((cell, i) => ({ ...cell, place: i + 1 }))}
            rowKey={({ place }) => String(place)}
            empty=""
            columns={[
              { header: "Cell", cell: ({ place }) => format.count(place), numeric: true },
              { header: "Asks for", cell: (cell) => cellInWords(cell, locale) },
              {
                header: "Wanted",
                cell: ({ wanted }) => (wanted == null ? "as many as come" : format.count(wanted)),
                numeric: true,
              },
            ]}
          />
        )}
      </Stack>
    </fieldset>
  );
}
