import { Checkbox } from "@mantine/core";

type Props = { checked: boolean; onChange: (asked: boolean) => void };

export function SecondOpinion({ checked, onChange }: Props) {
  return (
    <Checkbox
      label="Ask for a second opinion (O)"
      description="It holds when another reviewer, who does not see what you say, says the same."
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
