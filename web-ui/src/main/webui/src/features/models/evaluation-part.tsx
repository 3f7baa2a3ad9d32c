import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import type { Evaluation } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { ScoresChart, SpeciesChart, TradeOffChart } from "./charts";
import { leftOutInWords, ORDER, rateInWords, saysOf, titleOf } from "./metrics";
import { evaluationQuery } from "./queries";
import type { Scope } from "./scope";
import { ScopePicker } from "./scope-picker";

type Props = { iteration: string; scope: Scope; show: (change: Scope) => void };

export function EvaluationPart({ iteration, scope, show }: Props) {
  const evaluation = useQuery(evaluationQuery(iteration, scope));
  return (
    <section aria-labelledby="evaluation">
      <Title order={2} id="evaluation" mb="sm">
        Evaluation
      </Title>
      <Stack gap="md">
        <ScopePicker scope={scope} show={show} />
        <Loaded query={evaluation} height={400}>
          {(found) => <Judged evaluation={found} />}
        </Loaded>
      </Stack>
    </section>
  );
}

function Judged({ evaluation }: { evaluation: Evaluation }) {
  const { format } = useLocale();
  const rates = [...evaluation.rates].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  const left = leftOutInWords(evaluation.leftOut, format);
  if (evaluation.sessions === 0)
    return (
      <Text className="card" c="dimmed">
        No session can judge this iteration here yet. Sessions that are accepted and scored appear here. {left}
      </Text>
    );
  return (
    <Stack gap="md">
      <Text>
        {format.count(evaluation.sessions)} sessions of {format.count(evaluation.participants)} people at the frozen
        threshold, attack from {format.score(evaluation.iteration.threshold)}. {left}
      </Text>
      <DataTable
        caption="Rates with 95% intervals, clustered by participant"
        rows={rates}
        rowKey={(r) => r.name}
        empty="No rate."
        columns={[
          { header: "Rate", cell: (r) => titleOf(r.name) },
          { header: "Value", cell: (r) => rateInWords(r, format) },
          { header: "What it is", cell: (r) => saysOf(r.name) },
        ]}
      />
      <Text size="sm" c="dimmed">
        The decision changes between frames in {rateInWords(evaluation.changing, format)}. Intervals:{" "}
        {format.count(evaluation.draws)} bootstrap draws of whole participants.
        {evaluation.eerThreshold == null
          ? ""
          : ` On these sessions the equal error threshold would be ${format.score(evaluation.eerThreshold)}.`}
      </Text>
      <SpeciesChart evaluation={evaluation} />
      <TradeOffChart evaluations={[evaluation]} />
      <ScoresChart evaluation={evaluation} />
    </Stack>
  );
}
