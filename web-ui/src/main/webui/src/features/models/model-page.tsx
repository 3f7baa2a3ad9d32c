import { Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { Model } from "@/lib/api/views";
import { ChangeState } from "./change-state";
import { EvaluationPart } from "./evaluation-part";
import { ModelFacts } from "./model-facts";
import { modelQuery, modelsQuery } from "./queries";
import { ScoringProgress } from "./scoring-progress";

export function ModelPage() {
  const { id } = useParams({ from: "/researcher/models/$id" });
  const scope = useSearch({ from: "/researcher/models/$id" });
  const navigate = useNavigate({ from: "/models/$id" });
  const details = useQuery(modelQuery(id));
  const model = details.data?.model;
  const name = model ? `${model.name} ${model.iteration}` : "Model iteration";
  return (
    <Page title={model?.demonstration ? `${name} (demonstration)` : name} actions={model && <Actions model={model} />}>
      <Loaded query={details} height={400}>
        {(found) => (
          <Stack gap="xl">
            <section aria-labelledby="scoring">
              <Title order={2} id="scoring" mb="sm">
                Scored
              </Title>
              <ScoringProgress model={found.model} />
            </section>
            <EvaluationPart
              iteration={id}
              scope={scope}
              show={(search) => void navigate({ search, replace: true, resetScroll: false })}
            />
            <ModelFacts details={found} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ model }: { model: Model }) {
  const models = useQuery(modelsQuery);
  const parent = models.data?.find((m) => `${m.name} iteration ${m.iteration}` === model.parent);
  return (
    <>
      <LinkButton to="/models/compare" search={{ ...(parent ? { a: parent.id } : {}), b: model.id }} variant="outline">
        {parent ? "Compare with its parent" : "Compare"}
      </LinkButton>
      <ChangeState model={model} />
    </>
  );
}
