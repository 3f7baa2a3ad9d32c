import { Group, NativeSelect } from "@mantine/core";
import { ATTEMPTS, SPLITS, type Scope } from "./scope";

type Props = { scope: Scope; show: (change: Scope) => void };

const data = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Which sessions judge; a retry knows how the first attempt fared, so the two are never mixed. */
export function ScopePicker({ scope, show }: Props) {
  const set = (field: keyof Scope) => (event: { currentTarget: { value: string } }) =>
    show({ ...scope, [field]: event.currentTarget.value || undefined });
  return (
    <Group align="end" gap="sm">
      <NativeSelect label="Attempts" value={scope.attempts ?? ""} data={data(ATTEMPTS)} onChange={set("attempts")} />
      <NativeSelect label="Split" value={scope.split ?? ""} data={data(SPLITS)} onChange={set("split")} />
    </Group>
  );
}
