import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { Evaluation, Model } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { rateInWords } from "./metrics";
import { evaluationQuery, modelsQuery } from "./queries";
import { ScoringProgress } from "./scoring-progress";

export function ModelsPage() {
  const { format } = useLocale();
  const models = useQuery(modelsQuery);
  const actions = (
    <>
      {models.data && models.data.length > 1 && (
        <LinkButton to="/models/compare" variant="outline">
          Compare
        </LinkButton>
      )}
      <LinkButton to="/models/new">Register an iteration</LinkButton>
    </>
  );
  return (
    <Page title="Models" actions={actions}>
      <Loaded query={models}>
        {(rows) => (
          <Stack gap="xs">
            <DataTable
              caption="Model iterations"
              rows={rows}
              rowKey={(m) => m.id}
              empty={
                "Registered model iterations appear here. " +
                "The demonstration network is registered when the platform starts."
              }
              columns={[
                {
                  header: "Iteration",
                  cell: (m) => (
                    <Link to="/models/$id" params={{ id: m.id }}>
                      {m.name} {format.count(m.iteration)}
                      {m.demonstration ? " (demonstration)" : ""}
                    </Link>
                  ),
                },
                { header: "Parent", cell: (m) => m.parent ?? "" },
                { header: "State", cell: (m) => m.state },
                {
                  header: "APCER, worst species",
                  cell: (m) => <RateOf model={m} pick={(e) => e.rates.find((r) => r.name === "apcer_max")} />,
                },
                {
                  header: "BPCER",
                  cell: (m) => <RateOf model={m} pick={(e) => e.rates.find((r) => r.name === "bpcer")} />,
                },
                {
                  header: "HTER",
                  cell: (m) => <RateOf model={m} pick={(e) => e.rates.find((r) => r.name === "hter")} />,
                },
                { header: "Decision changes", cell: (m) => <RateOf model={m} pick={(e) => e.changing} /> },
                { header: "Scored", cell: (m) => <ScoringProgress model={m} /> },
              ]}
            />
            <Text size="sm" c="dimmed">
              First attempts of people outside the iteration's training, at its frozen threshold. Intervals are
              clustered by participant.
            </Text>
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

/** One request judges an iteration for all its cells. */
function RateOf({
  model,
  pick,
}: {
  model: Model;
  pick: (evaluation: Evaluation) => Evaluation["changing"] | undefined;
}) {
  const { format } = useLocale();
  const { queryKey, ...asked } = evaluationQuery(model.id, {});
  // Judged anew once everything is scored: what was judged in the middle of it stays only until then.
  const known = model.toScore === 0 ? `all ${model.scored}` : "scoring";
  const evaluation = useQuery({ ...asked, queryKey: [...queryKey, known], enabled: model.scored > 0 });
  if (model.scored === 0)
    return (
      <Text size="sm" c="dimmed">
        no session yet
      </Text>
    );
  if (evaluation.isError)
    return (
      <Text size="sm" c="dimmed">
        could not be judged
      </Text>
    );
  const rate = evaluation.data && pick(evaluation.data);
  return <Text size="sm">{rate ? rateInWords(rate, format) : "…"}</Text>;
}
