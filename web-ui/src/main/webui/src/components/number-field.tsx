import { TextInput } from "@mantine/core";

type Props = {
  label: string;
  "aria-label"?: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  min?: number;
  max?: number;
  /** The distance of allowed values, 1 where only whole ones are. */
  step?: number | "any";
  placeholder?: string;
  size?: "sm" | "md";
  w?: number;
  maw?: number;
};

/** A number as typed: the browser checks its limits, and what is empty or no number stays an empty text. */
export function NumberField({ onChange, step = 1, ...props }: Props) {
  return (
    <TextInput
      type="number"
      inputMode={step === 1 ? "numeric" : "decimal"}
      step={step}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...props}
    />
  );
}
