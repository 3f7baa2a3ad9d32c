import { Group, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { Model } from "@/lib/api/views";
import { ChangeState } from "./change-state";
import { TradeOffChart } from "./charts";
import { Differences } from "./differences";
import { comparisonQuery, evaluationQuery, modelsQuery } from "./queries";
import type { Compared, Scope } from "./scope";
import { ScopePicker } from "./scope-picker";

/** Two iterations on the same sessions: what the second does better or worse than the first. */
export function ComparePage() {
  const view = useSearch({ from: "/researcher/models/compare" });
  const navigate = useNavigate({ from: "/models/compare" });
  const show = (change: Compared) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  const models = useQuery(modelsQuery);
  const second = models.data?.find((m) => m.id === view.b);
  return (
    <Page title="Compare two iterations" actions={second && <ChangeState model={second} named />}>
      <Loaded query={models}>
        {(list) => (
          <Stack gap="lg">
            <Group align="end" gap="sm">
              <Pick label="First" models={list} chosen={view.a} onPick={(a) => show({ a })} />
              <Pick label="Second" models={list} chosen={view.b} onPick={(b) => show({ b })} />
              <ScopePicker scope={scopeOnly(view)} show={show} />
            </Group>
            {view.a === undefined || view.b === undefined ? (
              <Text c="dimmed" className="card">
                Choose two iterations to see their differences.
              </Text>
            ) : (
              <Pair a={view.a} b={view.b} scope={scopeOnly(view)} />
            )}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

const scopeOnly = ({ split, attempts }: Compared): Scope => ({
  ...(split === undefined ? {} : { split }),
  ...(attempts === undefined ? {} : { attempts }),
});

type PickProps = {
  label: string;
  models: readonly Model[];
  chosen: string | undefined;
  onPick: (id: string | undefined) => void;
};

function Pick({ label, models, chosen, onPick }: PickProps) {
  const data = [
    { value: "", label: "Choose" },
    ...models.map((m) => ({ value: m.id, label: `${m.name} ${m.iteration}, ${m.state}` })),
  ];
  return (
    <NativeSelect
      label={label}
      value={chosen ?? ""}
      data={data}
      onChange={(event) => onPick(event.currentTarget.value || undefined)}
    />
  );
}

function Pair({ a, b, scope }: { a: string; b: string; scope: Scope }) {
  const comparison = useQuery(comparisonQuery(a, b, scope));
  const first = useQuery(evaluationQuery(a, scope));
  const second = useQuery(evaluationQuery(b, scope));
  return (
    <>
      <section aria-labelledby="differences">
        <Title order={2} id="differences" mb="sm">
          Differences
        </Title>
        <Loaded query={comparison} height={400}>
          {(found) => <Differences comparison={found} />}
        </Loaded>
      </section>
      <section aria-labelledby="trade-off">
        <Title order={2} id="trade-off" mb="sm">
          Trade-off
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          Each on all sessions that may judge it.
        </Text>
        <Loaded query={first} height={320}>
          {(one) => (
            <Loaded query={second} height={320}>
              {(other) => <TradeOffChart evaluations={[one, other]} />}
            </Loaded>
          )}
        </Loaded>
      </section>
    </>
  );
}
