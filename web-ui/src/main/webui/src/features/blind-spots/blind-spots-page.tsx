import { Button, Group, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { MiningRun, Model } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { conditionsOf, inWords } from "@/lib/conditions";
import { ExportReport } from "./export-report";
import { foundOf, ruleOf, scopeOf } from "./findings";
import { ForestChart } from "./forest-chart";
import { FoundList } from "./found-list";
import { HeatChart } from "./heat-chart";
import { MineForm } from "./mine-form";
import { NotAnswered } from "./not-answered";
import { modelsQuery, runsQuery, subdomainsQuery } from "./queries";
import { RateChart } from "./rate-chart";
import { ScoresBehind } from "./scores-behind";
import { SessionsBehindTable } from "./sessions-behind";
import { UnknownList } from "./unknown-list";
import { isOutcome, OUTCOMES, type Outcome, type View } from "./view";

type Shown = { view: View; show: (change: View) => void };

/** The page's whole state is its address: list, dot, cell and table show one selection. */
export function BlindSpotsPage() {
  const view = useSearch({ from: "/researcher/blind-spots" });
  const navigate = useNavigate({ from: "/blind-spots" });
  const show = (change: View) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  const models = useQuery(modelsQuery);
  return (
    <Page
      title="Blind spots"
      actions={
        <LinkButton to="/blind-spots/history" variant="outline">
          Across iterations
        </LinkButton>
      }
    >
      <Loaded query={models}>
        {(list) => {
          const model = list.find((m) => m.id === view.iteration) ?? newest(list);
          if (!model)
            return (
              <Text c="dimmed">
                Blind spots of registered model iterations appear here. The demonstration network is registered when the
                platform starts.
              </Text>
            );
          const missing = view.iteration !== undefined && model.id !== view.iteration;
          return (
            <>
              {missing && (
                <Text role="status" mb="md">
                  There is no model iteration of the id that the address names; this is {model.name} {model.iteration}.
                </Text>
              )}
              <MiningRuns models={list} model={model} view={view} show={show} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

const newest = (models: readonly Model[]) => models.filter((m) => m.state === "current").at(-1) ?? models.at(-1);

function MiningRuns({ models, model, view, show }: Shown & { models: readonly Model[]; model: Model }) {
  const { format } = useLocale();
  const outcome: Outcome = view.outcome ?? "apcer";
  const runs = useQuery(runsQuery(model.id));
  const ofOutcome = runs.data?.filter((r) => r.outcome === outcome) ?? [];
  const run = ofOutcome.find((r) => r.number === view.run) ?? ofOutcome[0];
  return (
    <Stack gap="lg">
      {runs.data && view.run !== undefined && run?.number !== view.run && (
        <Text role="status">
          There is no mining run {view.run} of {model.name} {model.iteration} at this outcome
          {run ? `; this is mining run ${run.number}, the newest of them.` : "."}
        </Text>
      )}
      {run && <Scope run={run} />}
      <Group align="end" gap="sm">
        <NativeSelect
          label="Iteration"
          value={model.id}
          data={models.map((m) => ({
            value: m.id,
            label: `${m.name} ${m.iteration}${m.demonstration ? " (demonstration)" : ""}`,
          }))}
          onChange={(event) => show({ iteration: event.currentTarget.value, run: undefined, at: undefined })}
        />
        <NativeSelect
          label="Outcome"
          value={outcome}
          data={Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }))}
          onChange={(event) =>
            show({
              outcome: isOutcome(event.currentTarget.value) ? event.currentTarget.value : undefined,
              run: undefined,
              at: undefined,
            })
          }
        />
        {run && (
          <NativeSelect
            label="Mining run"
            value={String(run.number)}
            data={ofOutcome.map((r) => ({
              value: String(r.number),
              label: `${r.number}: ${format.staffTime(r.minedAt)}`,
            }))}
            onChange={(event) => show({ run: Number(event.currentTarget.value), at: undefined })}
          />
        )}
        {runs.data && (
          <MineForm
            key={`${model.id} ${outcome} ${run?.number ?? 0}`}
            before={ofOutcome}
            shown={run}
            iteration={model.id}
            outcome={outcome}
            onMined={(number) => show({ iteration: model.id, outcome, run: number, at: undefined })}
          />
        )}
      </Group>
      <Loaded query={runs}>
        {() =>
          run ? (
            <Run key={run.number} run={run} view={view} show={show} />
          ) : (
            <Text c="dimmed" className="card">
              Nobody has mined this outcome of {model.name} {model.iteration} yet. Mine now starts the first mining run:
              the subdomains in which it fails appear here.
            </Text>
          )
        }
      </Loaded>
    </Stack>
  );
}

function Scope({ run }: { run: MiningRun }) {
  const { format } = useLocale();
  return (
    <div>
      <Text fw={600}>{scopeOf(run, format)}</Text>
      <Text size="sm" c="dimmed">
        {ruleOf(run, format)}
      </Text>
    </div>
  );
}

function Run({ run, view, show }: Shown & { run: MiningRun }) {
  const { format } = useLocale();
  const subdomains = useQuery(subdomainsQuery(run.number));
  const selected = view.at ?? "";
  // Choosing what is chosen gives it up again.
  const select = (at: string) => show({ at: at === selected ? undefined : at });
  return (
    <Loaded query={subdomains} height={400}>
      {(list) => (
        <Stack gap="xl">
          <section aria-labelledby="found">
            <Title order={2} id="found" mb="sm">
              {foundOf(run, list, format)}
            </Title>
            <Stack gap="md">
              {run.warnings.map((warning) => (
                <Text key={warning} className="card">
                  {warning}
                </Text>
              ))}
              <FoundList
                run={run}
                label="Blind spots, those first that account for most"
                empty={
                  "That does not show that there is none: a smaller effect needs more sessions and people. " +
                  "The plot has every single condition."
                }
                subdomains={list.filter((s) => s.verdict === "found")}
                selected={selected}
                onSelect={select}
              />
            </Stack>
          </section>
          <section aria-labelledby="safer">
            <Title order={2} id="safer" mb="sm">
              Safer here
            </Title>
            <FoundList
              run={run}
              label="Safer, those first that account for most"
              empty="Nothing is shown to fail less than everything else lets expect."
              subdomains={list.filter((s) => s.verdict === "safer")}
              selected={selected}
              onSelect={select}
            />
          </section>
          <section aria-labelledby="not-answered">
            <Title order={2} id="not-answered" mb="sm">
              Not answered
            </Title>
            <NotAnswered subdomains={list} selected={selected} onSelect={select} />
          </section>
          <section aria-labelledby="all-tested">
            <Title order={2} id="all-tested" mb="sm">
              Side by side
            </Title>
            <Stack gap="md">
              {run.found + run.safer > 0 && <ForestChart run={run} subdomains={list} />}
              <RateChart run={run} subdomains={list} selected={selected} onSelect={select} />
              <ExportReport run={run} subdomains={list} />
            </Stack>
          </section>
          <Behind run={run} selected={selected} errors={view.errors === true} show={show} />
          <section aria-labelledby="two-axes">
            <Title order={2} id="two-axes" mb="sm">
              Any two axes
            </Title>
            <HeatChart
              run={run}
              x={view.x ?? "camera"}
              y={view.y ?? "light_level"}
              onAxes={show}
              selected={selected}
              onSelect={select}
            />
          </section>
          <section aria-labelledby="unknown">
            <Title order={2} id="unknown" mb="sm">
              Unknown here
            </Title>
            <UnknownList run={run} />
          </section>
        </Stack>
      )}
    </Loaded>
  );
}

function Behind({
  run,
  selected,
  errors,
  show,
}: {
  run: MiningRun;
  selected: string;
  errors: boolean;
  show: Shown["show"];
}) {
  const { locale } = useLocale();
  const conditions = conditionsOf(selected);
  const section = useRef<HTMLElement>(null);
  const shown = useRef(selected);
  // What was chosen is shown where it is looked for; an address that is opened starts at the top.
  useEffect(() => {
    if (selected !== "" && selected !== shown.current) section.current?.scrollIntoView({ block: "start" });
    shown.current = selected;
  }, [selected]);
  return (
    <section aria-labelledby="behind" ref={section}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id="behind">
          Sessions behind the selection
        </Title>
        {conditions.length > 0 && (
          <Button variant="outline" size="xs" onClick={() => show({ at: undefined })}>
            Clear
          </Button>
        )}
      </Group>
      <div role="status">
        <Text mb="sm">
          {conditions.length === 0
            ? "Choose a row, a dot or a cell to see its sessions here."
            : `✓ ${inWords(conditions, locale)}`}
        </Text>
      </div>
      {conditions.length > 0 && (
        <Stack gap="md">
          <SessionsBehindTable
            run={run}
            at={selected}
            errors={errors}
            onErrors={(only) => show({ errors: only ? true : undefined })}
          />
          <ScoresBehind run={run} at={selected} />
        </Stack>
      )}
    </section>
  );
}
