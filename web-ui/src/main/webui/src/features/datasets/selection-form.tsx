import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { NumberField } from "@/components/number-field";
import { titleOf } from "@/lib/conditions";
import type { Axis } from "@/lib/vocabulary";
import { COLUMNS, HELD_OUT, type Asked, type Values } from "./asked";
import { campaignsQuery } from "./queries";
import { ValuesField } from "./values-field";

type Props = { asked: Asked; onChange: (asked: Asked) => void; onPreview: () => void; pending: boolean };

/** What a version is to hold. */
export function SelectionForm({ asked, onChange, onPreview, pending }: Props) {
  const campaigns = useQuery(campaignsQuery);
  const set = (some: Partial<Asked>) => onChange({ ...asked, ...some });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPreview();
  };
  return (
    <form onSubmit={submit} aria-label="What it holds">
      <Stack gap="md">
        <Title order={2}>What it holds</Title>
        <Text>
          Without a choice: everything accepted and labelled at this moment. A version never changes afterwards;
          withdrawals are listed in its ledger.
        </Text>
        <Checkbox
          label="It will be given to others"
          description={
            "Then it holds only sessions whose participants agreed to that. Without a tick it holds all of them " +
            "and must stay with this installation. It cannot be changed later."
          }
          size="md"
          checked={asked.forOthers}
          onChange={(event) => set({ forOthers: event.currentTarget.checked })}
        />
        {campaigns.data !== undefined && campaigns.data.length > 1 && (
          <Checkbox.Group
            label="Campaigns"
            description="None ticked means all of them."
            value={asked.campaigns}
            onChange={(chosen) => set({ campaigns: chosen })}
          >
            <Stack gap={6} mt={4} mah={220} style={{ overflowY: "auto" }}>
              {campaigns.data.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Group gap="md" align="end">
          <TextInput
            type="date"
            label="Recorded from"
            value={asked.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Recorded until"
            value={asked.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
          <NumberField
            label="Least certainty of every label, percent"
            min={50}
            max={100}
            step="any"
            value={asked.certainty}
            onChange={(certainty) => set({ certainty })}
          />
        </Group>
        <Checkbox
          label="Also sessions that nobody has accepted or rejected yet"
          checked={asked.undecided}
          onChange={(event) => set({ undecided: event.currentTarget.checked })}
        />
        <Checkbox
          label="Only sessions of which a reviewer ruled every label"
          checked={asked.ruledOnly}
          onChange={(event) => set({ ruledOnly: event.currentTarget.checked })}
        />
        <Choices
          title="Only under these conditions"
          add="Add a condition"
          axes={COLUMNS}
          values={asked.conditions}
          onChange={(conditions) => set({ conditions })}
        />
        <Choices
          title="Held out, as protocols"
          note={
            "Each is three files of item ids: people of train and dev without these values, people of test with " +
            "them. The splits themselves stay what they always were."
          }
          add="Add a hold-out"
          axes={HELD_OUT}
          values={asked.heldOut}
          onChange={(heldOut) => set({ heldOut })}
        />
        {Object.keys(asked.heldOut).length > 1 && (
          <Checkbox
            label="And one protocol that holds all of these out together"
            checked={asked.together}
            onChange={(event) => set({ together: event.currentTarget.checked })}
          />
        )}
        <Checkbox
          label="With every single vote"
          description="What each labeler answered, under pseudonyms that lead to nobody, beside what they say together."
          checked={asked.votes}
          onChange={(event) => set({ votes: event.currentTarget.checked })}
        />
        <div>
          <Button type="submit" size="md" loading={pending}>
            Preview
          </Button>
        </div>
      </Stack>
    </form>
  );
}

type ChoicesProps = {
  title: string;
  note?: string;
  add: string;
  axes: readonly Axis[];
  values: Values;
  onChange: (values: Values) => void;
};

function Choices({ title, note, add, axes, values, onChange }: ChoicesProps) {
  const chosen = axes.filter((axis) => values[axis] !== undefined);
  const rest = axes.filter((axis) => values[axis] === undefined);
  const without = (axis: Axis) =>
    onChange(Object.fromEntries(Object.entries(values).filter(([each]) => each !== axis)));
  return (
    <fieldset style={{ border: "none", padding: 0, margin: 0, minInlineSize: 0 }}>
      <Text component="legend" fw={600} p={0}>
        {title}
      </Text>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      <Stack gap="sm" mt="xs">
        {chosen.map((axis) => (
          <Group key={axis} gap="md" align="end">
            <ValuesField
              axis={axis}
              chosen={values[axis] ?? []}
              onChange={(some) => onChange({ ...values, [axis]: some })}
            />
            <Button variant="subtle" size="compact-sm" onClick={() => without(axis)}>
              Leave out {titleOf(axis).toLowerCase()}
            </Button>
          </Group>
        ))}
        {rest.length > 0 && (
          <NativeSelect
            label={add}
            value=""
            maw={320}
            onChange={(event) => {
              const axis = rest.find((each) => each === event.currentTarget.value);
              if (axis) onChange({ ...values, [axis]: [] });
            }}
            data={[
              { value: "", label: "Choose an axis" },
              ...rest.map((axis) => ({ value: axis, label: titleOf(axis) })),
            ]}
          />
        )}
      </Stack>
    </fieldset>
  );
}
