import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { VALUES } from "@/lib/axis-values";
import { conditionsOf, inWords, keyOf, valueOf, type Condition } from "@/lib/conditions";
import { useLocale } from "@/lib/i18n/locale";
import { DECISIONS, OUTCOMES, TRUTHS, type SessionFilters } from "@/lib/session-list";
import { ATTACK_TYPES, AXES, options, type Axis } from "@/lib/vocabulary";
import { campaignsQuery, modelsQuery } from "./queries";
import classes from "./sessions.module.css";

type Props = { filters: SessionFilters; show: (change: SessionFilters) => void };

const any = { value: "", label: "Any" };
const choices = (values: Record<string, string>) => [
  any,
  ...Object.entries(values).map(([value, label]) => ({ value, label })),
];
const orNone = <T extends string>(value: T | "") => (value === "" ? undefined : value);
const { error: _ofRuns, ...OUTCOMES_OF_ALL } = OUTCOMES;

/** Everything that a list can be narrowed by; each choice is a part of the address at once. */
export function Filters({ filters, show }: Props) {
  const campaigns = useQuery(campaignsQuery);
  const models = useQuery(modelsQuery);
  const ofRun = filters.run !== undefined || filters.spot !== undefined;
  const conditions = conditionsOf(filters.at);
  const attack = conditions.find(({ axis }) => axis === "attack_type")?.value;
  const put = (condition: Condition | null, axis: string) => {
    const others = conditions.filter((each) => each.axis !== axis);
    show({ at: orNone(keyOf(condition === null ? others : [...others, condition])) });
  };
  return (
    <section aria-label="Filters">
      <div className={classes.filters}>
        <NativeSelect
          label="Campaign"
          value={filters.campaign ?? ""}
          data={[any, ...(campaigns.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => show({ campaign: orNone(event.currentTarget.value) })}
        />
        {!ofRun && (
          <NativeSelect
            label="Decisions of"
            value={filters.iteration ?? ""}
            data={[
              { value: "", label: "The current iteration" },
              ...(models.data ?? []).map((m) => ({ value: m.id, label: `${m.name} ${m.iteration}` })),
            ]}
            onChange={(event) => show({ iteration: orNone(event.currentTarget.value) })}
          />
        )}
        <NativeSelect
          label="Truth"
          value={filters.truth ?? ""}
          data={choices(TRUTHS)}
          onChange={(event) => show({ truth: orNone(event.currentTarget.value as SessionFilters["truth"] & string) })}
        />
        <NativeSelect
          label="Decision"
          value={filters.decision ?? ""}
          data={choices(DECISIONS)}
          onChange={(event) =>
            show({ decision: orNone(event.currentTarget.value as SessionFilters["decision"] & string) })
          }
        />
        <NativeSelect
          label="Outcome"
          value={filters.outcome ?? ""}
          data={choices(ofRun ? OUTCOMES : OUTCOMES_OF_ALL)}
          onChange={(event) =>
            show({ outcome: orNone(event.currentTarget.value as SessionFilters["outcome"] & string) })
          }
        />
        <NativeSelect
          label="Attack type"
          value={typeof attack === "string" ? attack : ""}
          data={[any, ...options(ATTACK_TYPES)]}
          onChange={(event) => {
            const value = event.currentTarget.value;
            put(value === "" ? null : { axis: "attack_type", value }, "attack_type");
          }}
        />
        <ById key={filters.id ?? ""} id={filters.id ?? ""} onFind={(id) => show({ id: orNone(id) })} />
      </div>
      <AddCondition onAdd={(condition) => put(condition, condition.axis)} />
    </section>
  );
}

function ById({ id, onFind }: { id: string; onFind: (id: string) => void }) {
  const [text, setText] = useState(id);
  const find = (event: FormEvent) => {
    event.preventDefault();
    onFind(text.trim());
  };
  return (
    <form onSubmit={find}>
      <Group gap={4} align="end" wrap="nowrap">
        <TextInput
          label="Id, or its end"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button type="submit" variant="outline">
          Find
        </Button>
      </Group>
    </form>
  );
}

function AddCondition({ onAdd }: { onAdd: (condition: Condition) => void }) {
  const { locale } = useLocale();
  const [axis, setAxis] = useState<Axis>("camera");
  const [value, setValue] = useState("");
  const values = VALUES[axis];
  const add = (event: FormEvent) => {
    event.preventDefault();
    onAdd({ axis, value });
  };
  const missing = { value: "", label: valueOf({ axis, value: "" }, locale) };
  return (
    <form onSubmit={add} aria-label="Add a condition">
      <Group gap="sm" align="end" mt="sm">
        <NativeSelect
          label="Condition"
          value={axis}
          data={Object.entries(AXES).map(([each, label]) => ({ value: each, label }))}
          onChange={(event) => {
            setAxis(event.currentTarget.value as Axis);
            setValue("");
          }}
        />
        {values ? (
          <NativeSelect
            label="Value"
            value={value}
            data={[missing, ...values.map((each) => ({ value: each, label: valueOf({ axis, value: each }, locale) }))]}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        ) : (
          <TextInput label="Value" value={value} onChange={(event) => setValue(event.currentTarget.value)} />
        )}
        <Button type="submit" variant="outline">
          Add condition
        </Button>
      </Group>
    </form>
  );
}

type Chip = { label: string; without: SessionFilters };

/** What the list is narrowed by, each with a way out: no filter is unseen. */
export function Chips({ filters, show }: Props) {
  const { locale } = useLocale();
  const campaigns = useQuery(campaignsQuery);
  const models = useQuery(modelsQuery);
  const conditions = conditionsOf(filters.at);
  const model = models.data?.find((m) => m.id === filters.iteration);
  const chip = (given: unknown, label: string, without: SessionFilters): Chip[] =>
    given === undefined ? [] : [{ label, without }];
  const chips: Chip[] = [
    ...chip(filters.campaign, `Campaign: ${campaigns.data?.find((c) => c.id === filters.campaign)?.name ?? "…"}`, {
      campaign: undefined,
    }),
    // What only a run has goes with it.
    ...chip(filters.run, `Mining run ${filters.run ?? ""}`, { run: undefined, ...withoutError(filters) }),
    ...chip(filters.spot, "One blind spot", { spot: undefined, ...withoutError(filters) }),
    ...conditions.map((condition) => ({
      label: inWords([condition], locale),
      without: { at: orNone(keyOf(conditions.filter((other) => other !== condition))) },
    })),
    ...chip(filters.iteration, `Decisions of: ${model ? `${model.name} ${model.iteration}` : "…"}`, {
      iteration: undefined,
    }),
    ...(filters.truth ? chip(filters.truth, `Truth: ${TRUTHS[filters.truth]}`, { truth: undefined }) : []),
    ...(filters.decision
      ? chip(filters.decision, `Decision: ${DECISIONS[filters.decision]}`, { decision: undefined })
      : []),
    ...(filters.outcome ? chip(filters.outcome, `Outcome: ${OUTCOMES[filters.outcome]}`, { outcome: undefined }) : []),
    ...chip(filters.id, `Id: ${filters.id ?? ""}`, { id: undefined }),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label="Narrowed by">
      {chips.map(({ label, without }) => (
        <li key={label}>
          <Button
            variant="outline"
            size="compact-sm"
            onClick={() => show(without)}
            aria-label={`Without ${label}`}
            styles={{ label: { whiteSpace: "normal" }, root: { blockSize: "auto", minBlockSize: 28 } }}
          >
            {label} ✕
          </Button>
        </li>
      ))}
    </ul>
  );
}

const withoutError = ({ outcome }: SessionFilters): SessionFilters =>
  outcome === "error" ? { outcome: undefined } : {};
