import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Loaded } from "@/components/loaded";
import { NumberField } from "@/components/number-field";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { BlindSpot, Model } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { madeFrom } from "./life";
import { blindSpotQuery, modelsQuery } from "./queries";

type Props = { spot: BlindSpot; largest: number };

/** The margin is stated before any figure of the retest is shown. */
export function RetestForm({ spot, largest }: Props) {
  const models = useQuery(modelsQuery);
  return (
    <Loaded query={models} height={80}>
      {(list) => {
        const later = madeFrom(spot.run, list);
        if (later.length === 0)
          return (
            <Text c="dimmed" className="card">
              A retest is of an iteration made from {spot.run.name} {spot.run.iteration}: register one that names it as
              its parent.
            </Text>
          );
        return <Form spot={spot} largest={largest} models={later} />;
      }}
    </Loaded>
  );
}

function Form({ spot, largest, models }: Props & { models: readonly Model[] }) {
  const client = useQueryClient();
  const { format } = useLocale();
  const most = Math.floor(largest * 1000) / 10;
  const [iteration, setIteration] = useState(models.at(-1)?.id ?? "");
  const [points, setPoints] = useState("");
  const retest = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/blindspot/blind-spots/{id}/retests", {
          params: { path: { id: spot.id } },
          body: { iterationId: iteration, margin: Number(points) / 100 },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: blindSpotQuery(spot.id).queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    retest.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="Retest" className="card">
      <Text mb="sm">
        A retest holds an iteration against people who recorded nothing before this was found. All retests share an
        error of 2.5%, so each further one needs more to close it. State the margin first: the excess from which on you
        would still call this a blind spot, at most {format.points(most / 100)}.
      </Text>
      <Group align="end" gap="sm">
        <NativeSelect
          label="Iteration"
          value={iteration}
          onChange={(event) => setIteration(event.currentTarget.value)}
          data={models.map((m) => ({ value: m.id, label: `${m.name} ${m.iteration}` }))}
        />
        <NumberField
          label="Margin, points"
          w={150}
          required
          min={0.1}
          max={most}
          step={0.1}
          value={points}
          onChange={setPoints}
        />
        <Button type="submit" loading={retest.isPending}>
          Retest
        </Button>
      </Group>
      {retest.isError && <ProblemNotice error={retest.error} />}
    </form>
  );
}
