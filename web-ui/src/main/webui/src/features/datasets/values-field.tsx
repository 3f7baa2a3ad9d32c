import { Checkbox, Group, TextInput } from "@mantine/core";
import { VALUES } from "@/lib/axis-values";
import { titleOf } from "@/lib/conditions";
import { wordsFor, type Axis } from "@/lib/vocabulary";
import { isOpen, typed } from "./asked";

type Props = { axis: Axis; chosen: readonly string[]; onChange: (values: string[]) => void; label?: string };

/** Values of one axis: boxes where the vocabulary is closed, a line with commas where it is not. */
export function ValuesField({ axis, chosen, onChange, label = titleOf(axis) }: Props) {
  if (isOpen(axis)) {
    return (
      <TextInput
        label={label}
        description="Values with commas between them, as the dataset has them"
        defaultValue={chosen.join(", ")}
        onChange={(event) => onChange(typed(event.currentTarget.value))}
        maw={420}
      />
    );
  }
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={onChange}>
      <Group gap="sm" mt={4}>
        {(VALUES[axis] ?? []).map((value) => (
          <Checkbox key={value} value={value} label={wordsFor(value)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
