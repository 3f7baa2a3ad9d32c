import { Button, Group, NativeSelect, Radio, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { NumberField } from "@/components/number-field";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { useLocale } from "@/lib/i18n/locale";
import {
  ATTACK_TYPES,
  CAMERAS,
  DISTANCES,
  ENVIRONMENTS,
  LIGHT_DIRECTIONS,
  LIGHT_LEVELS,
  PAI_QUALITIES,
  options,
} from "@/lib/vocabulary";
import { CellsField } from "./cells-field";
import { draftFor, localTime, refusedOf, toCampaign, type Draft } from "./draft";
import { campaignsQuery } from "./queries";
import { WordingFields } from "./wording-fields";

const CURRENCIES = ["GBP", "EUR", "USD", "JPY", "INR", "BRL", "CNY"];
/** The fields that are one text each. */
type Typed = { [K in keyof Draft as Draft[K] extends string ? K : never]: string };
const open = { value: "", label: "Open" };
const CONDITIONS: readonly (readonly [keyof Typed, string, readonly string[]])[] = [
  ["camera", "Camera", CAMERAS],
  ["distance", "Distance", DISTANCES],
  ["lightLevel", "Light level", LIGHT_LEVELS],
  ["lightDir", "Light direction", LIGHT_DIRECTIONS],
  ["environment", "Environment", ENVIRONMENTS],
];
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export function NewCampaignPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const wanted = useSearch({ from: "/researcher/campaigns/new" });
  const { locale } = useLocale();
  const refused = refusedOf(wanted);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...draftFor(wanted, locale),
    closesAt: localTime(new Date(Date.now() + WEEK_MS)),
  }));
  const set = (field: keyof Typed) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setDraft((now) => ({ ...now, [field]: value }));
  };
  const create = useMutation({
    mutationFn: () => answer(api.POST("/api/capture/campaigns", { body: toCampaign(draft, wanted.blindSpot) })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: campaignsQuery.queryKey });
      await navigate({ to: "/campaigns/$id", params: { id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Page title="New campaign" narrow>
      <form onSubmit={submit}>
        <Stack gap="md">
          {wanted.blindSpot !== undefined && (
            <Text className="card">
              It collects for{" "}
              <Link to="/blind-spots/$id" params={{ id: wanted.blindSpot }}>
                a blind spot
              </Link>
              , whose retest then counts whoever records here for the first time.
            </Text>
          )}
          {refused !== undefined && <Text className="card">{refused}</Text>}
          <TextInput
            label="Name"
            description="For researchers. Participants never see it."
            size="md"
            required
            maxLength={120}
            value={draft.name}
            onChange={set("name")}
          />
          <WordingFields draft={draft} onChange={(change) => setDraft((now) => ({ ...now, ...change }))} />
          <Radio.Group
            label="Kind"
            value={draft.kind}
            onChange={(kind) => setDraft((now) => ({ ...now, kind: kind === "attack" ? "attack" : "genuine" }))}
          >
            <Group mt="xs">
              <Radio value="genuine" label="Genuine" />
              <Radio value="attack" label="Attack" />
            </Group>
          </Radio.Group>
          {draft.kind === "attack" && (
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <NativeSelect
                label="Attack type"
                required={draft.cells.length === 0}
                size="md"
                value={draft.attackType}
                onChange={set("attackType")}
                data={[{ value: "", label: "Choose" }, ...options(ATTACK_TYPES)]}
              />
              <NativeSelect
                label="Instrument quality"
                size="md"
                value={draft.paiQuality}
                onChange={set("paiQuality")}
                data={[open, ...options(PAI_QUALITIES)]}
              />
            </SimpleGrid>
          )}
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <Text component="legend" fw={600}>
              Prescribed conditions
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {CONDITIONS.map(([field, label, values]) => (
                <NativeSelect
                  key={field}
                  label={label}
                  size="md"
                  value={draft[field]}
                  onChange={set(field)}
                  data={[open, ...options(values)]}
                />
              ))}
            </SimpleGrid>
          </fieldset>
          <CellsField draft={draft} onChange={(change) => setDraft((now) => ({ ...now, ...change }))} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NumberField
              label="Recordings per person"
              size="md"
              required
              min={1}
              max={100}
              value={draft.sessionsEach}
              onChange={(sessionsEach) => setDraft((now) => ({ ...now, sessionsEach }))}
            />
            <NumberField
              label="Reward per counted recording"
              size="md"
              required
              min={0}
              step={0.01}
              value={draft.reward}
              onChange={(reward) => setDraft((now) => ({ ...now, reward }))}
            />
            <NumberField
              label="Props, for each attack"
              description="Paid with the reward."
              size="md"
              min={0}
              step={0.01}
              value={draft.propCost}
              onChange={(propCost) => setDraft((now) => ({ ...now, propCost }))}
            />
            <NativeSelect
              label="Currency"
              size="md"
              value={draft.currency}
              onChange={set("currency")}
              data={CURRENCIES}
            />
          </SimpleGrid>
          <TextInput
            label="Closes"
            type="datetime-local"
            size="md"
            required
            value={draft.closesAt}
            onChange={set("closesAt")}
            maw={280}
          />
          {create.isError && <ProblemNotice error={create.error} />}
          <div>
            <Button type="submit" size="md" loading={create.isPending}>
              Create campaign
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  );
}
