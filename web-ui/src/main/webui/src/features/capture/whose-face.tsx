import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Copyable } from "@/components/copyable";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Depiction } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { useWhoseFaceMessages } from "./whose-face-messages";

const KEY = ["my-depictions"];

/** Whom a participant asked to be shown in a campaign. */
export function usePeople(campaignId: string, enabled: boolean) {
  const client = useQueryClient();
  const { data: people = [] } = useQuery({
    queryKey: [...KEY, campaignId],
    queryFn: () => answer(api.GET("/api/capture/my/depictions", { params: { query: { campaign: campaignId } } })),
    refetchInterval: (query) => (query.state.data?.some(({ state }) => state === "waiting") ? 5000 : false),
    enabled,
  });
  return {
    people,
    signed: people.filter(({ state }) => state === "signed"),
    askAgain: () => void client.invalidateQueries({ queryKey: KEY }),
  };
}

type Props = {
  campaignId: string;
  /** The adult who agreed to be shown; empty for the participant's own face. */
  value: string;
  onChange: (depictionId: string) => void;
};

/** Whose face an attack shows: the participant's own, or that of an adult who agreed to it by a link. */
export function WhoseFace({ campaignId, value, onChange }: Props) {
  const t = useWhoseFaceMessages();
  const { people, signed } = usePeople(campaignId, true);
  return (
    <>
      {signed.length > 0 && (
        <NativeSelect
          size="md"
          label={t("whose")}
          value={value}
          onChange={(e) => onChange(e.currentTarget.value)}
          data={[{ value: "", label: t("own") }, ...signed.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <details>
        <summary style={{ paddingBlock: 12, cursor: "pointer" }}>{t("ask")}</summary>
        <Stack gap="md">
          <Text>{t("askText")}</Text>
          {people.map((person) => (
            <Person key={person.id} person={person} />
          ))}
          <NewLink campaignId={campaignId} people={people} />
        </Stack>
      </details>
    </>
  );
}

function Person({ person }: { person: Depiction }) {
  const t = useWhoseFaceMessages();
  const { format } = useLocale();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => api.DELETE("/api/capture/my/depictions/{id}", { params: { path: { id: person.id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const { name } = person;
  return (
    <div className="card">
      <Text style={{ overflowWrap: "anywhere" }}>
        {person.state === "signed" && t("agreed", { name })}
        {person.state === "waiting" && t("waits", { name, time: format.time(person.expiresAt) })}
        {person.state === "over" && t("over", { name })}
      </Text>
      {end.isError && <ProblemNotice error={end.error} />}
      <Button
        variant="outline"
        size="md"
        mt="xs"
        aria-label={t(person.state === "signed" ? "end" : "backOf", { name })}
        loading={end.isPending}
        onClick={() => end.mutate()}
        styles={{ label: { whiteSpace: "normal" } }}
      >
        {person.state === "signed" ? t("end", { name }) : t("back")}
      </Button>
    </div>
  );
}

/** Inside the form of the take, so that it is none of its own. */
function NewLink({ campaignId, people }: { campaignId: string; people: readonly Depiction[] }) {
  const t = useWhoseFaceMessages();
  const { format } = useLocale();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [mine, setMine] = useState("");
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/capture/my/depictions", {
          body: { campaignId, name: name.trim(), recorderName: mine.trim() },
        }),
      ),
    onSuccess: async () => {
      setName("");
      await client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <Stack gap="md">
      <TextInput
        size="md"
        label={t("name")}
        description={t("nameText")}
        maxLength={80}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextInput
        size="md"
        label={t("mine")}
        description={t("mineText")}
        maxLength={80}
        value={mine}
        onChange={(e) => setMine(e.currentTarget.value)}
      />
      {make.isError && <ProblemNotice error={make.error} />}
      <div>
        <Button
          variant="outline"
          size="md"
          loading={make.isPending}
          disabled={name.trim() === "" || mine.trim() === ""}
          onClick={() => make.mutate()}
        >
          {t("make")}
        </Button>
      </div>
      {people.some(({ id, state }) => id === make.data?.id && state === "waiting") && make.isSuccess && (
        <div role="status">
          <Text mb="xs">{t("linkText", { time: format.time(make.data.expiresAt) })}</Text>
          <Group>
            <Copyable label={t("link")} value={location.origin + make.data.path} />
            <Anchor href={make.data.path} target="_blank" rel="noreferrer">
              {t("here")}
            </Anchor>
          </Group>
        </div>
      )}
    </Stack>
  );
}
