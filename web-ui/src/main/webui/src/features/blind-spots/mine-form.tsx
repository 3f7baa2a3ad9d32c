import { Button, Checkbox, Group, NativeSelect, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { NumberField } from "@/components/number-field";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { ATTACK_TYPES, options } from "@/lib/vocabulary";
import type { MiningRun } from "@/lib/api/views";
import { costOf } from "./findings";
import { runsQuery } from "./queries";
import type { Outcome } from "./view";

type Props = {
  iteration: string;
  outcome: Outcome;
  /** The runs at this iteration and outcome so far, newest first. */
  before: readonly MiningRun[];
  /** The one that is looked at: its minimum is where the next one starts. */
  shown: MiningRun | undefined;
  onMined: (run: number) => void;
};

const ATTEMPTS = [
  { value: "first", label: "First attempts" },
  { value: "retries", label: "Retries" },
  { value: "all", label: "All" },
];
const BASELINES = [
  { value: "species", label: "Its species" },
  { value: "campaign", label: "Its species and campaign" },
  { value: "pooled", label: "All sessions" },
];

/** Groups of axes beside the usual ones; each makes more hypotheses, for which the others pay. */
const ALSO = [
  { value: "people", label: "People: country, age band, gender, skin tone" },
  { value: "devices", label: "Devices: model, operating system, browser" },
  { value: "crowd", label: "What labelers saw of attacks" },
];

/**
 * Starts a mining run. Each is numbered and kept, so its settings are chosen before, not after; α is set by the first
 * one for all of them.
 */
export function MineForm({ iteration, outcome, before, shown, onMined }: Props) {
  const client = useQueryClient();
  const [minSupport, setMinSupport] = useState(String(shown?.minSupport ?? 100));
  const [alpha, setAlpha] = useState("");
  const [species, setSpecies] = useState("");
  const [attempts, setAttempts] = useState("first");
  const [baseline, setBaseline] = useState("species");
  const [also, setAlso] = useState<string[]>([]);
  const ofSpecies = outcome === "apcer";
  const settings = {
    iterationId: iteration,
    attempts,
    baseline,
    also,
    minSupport: Number(minSupport),
    alpha: alpha === "" ? undefined : Number(alpha),
  };
  const mined = async (run: MiningRun | undefined) => {
    await client.invalidateQueries({ queryKey: runsQuery(iteration).queryKey });
    if (run) onMined(run.number);
  };
  const mine = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/blindspot/mining-runs", {
          body: { ...settings, outcome, species: ofSpecies && species !== "" ? species : undefined },
        }),
      ),
    onSuccess: mined,
  });
  const mineAll = useMutation({
    mutationFn: () => answer(api.POST("/api/blindspot/mining-runs/every-outcome", { body: settings })),
    onSuccess: (runs) => mined(runs.find((run) => run.outcome === outcome)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mine.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="Start a mining run">
      <Group align="end" gap="sm">
        {ofSpecies && (
          <NativeSelect
            label="Species"
            value={species}
            onChange={(event) => setSpecies(event.currentTarget.value)}
            data={[{ value: "", label: "All" }, ...options(ATTACK_TYPES)]}
          />
        )}
        <NativeSelect
          label="Attempts"
          value={attempts}
          onChange={(event) => setAttempts(event.currentTarget.value)}
          data={ATTEMPTS}
        />
        <NativeSelect
          label="Held against"
          value={baseline}
          onChange={(event) => setBaseline(event.currentTarget.value)}
          data={BASELINES}
        />
        <NumberField label="Minimum sessions" w={170} min={1} required value={minSupport} onChange={setMinSupport} />
        <NumberField
          label="α, all mining runs"
          aria-label="Alpha"
          w={150}
          min={0.0001}
          max={0.9999}
          step="any"
          placeholder="0.05"
          value={alpha}
          onChange={setAlpha}
        />
        <Button type="submit" loading={mine.isPending} aria-describedby="mine-cost">
          Mine now
        </Button>
        <Button
          variant="outline"
          loading={mineAll.isPending}
          onClick={() => mineAll.mutate()}
          aria-describedby="mine-cost"
        >
          Mine every outcome
        </Button>
      </Group>
      <Checkbox.Group label="Also mine" value={also} onChange={setAlso} mt="sm">
        <Group gap="md" mt={4}>
          {ALSO.map((group) => (
            <Checkbox key={group.value} {...group} />
          ))}
        </Group>
      </Checkbox.Group>
      <Text size="sm" c="dimmed" mt="xs" id="mine-cost">
        {costOf(before, alpha)} Mine every outcome spends at each of them.
      </Text>
      {mine.isError && <ProblemNotice error={mine.error} />}
      {mineAll.isError && <ProblemNotice error={mineAll.error} />}
    </form>
  );
}
