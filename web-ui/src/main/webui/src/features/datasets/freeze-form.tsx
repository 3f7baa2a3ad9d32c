import { Button, Checkbox, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { DatasetSelection, Preview } from "@/lib/api/views";
import { inWords } from "@/lib/conditions";
import { useLocale } from "@/lib/i18n/locale";
import { blindSpotsQuery, datasetsQuery } from "./queries";
import { typed } from "./asked";

/** What a previewed version is called, and what is said of it. */
export function FreezeForm({ selection, preview }: { selection: DatasetSelection; preview: Preview }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { locale } = useLocale();
  const blindSpots = useQuery(blindSpotsQuery);
  const [version, setVersion] = useState(preview.least);
  const [description, setDescription] = useState("");
  const [authors, setAuthors] = useState("");
  const [licence, setLicence] = useState("");
  const [notes, setNotes] = useState("");
  const [answered, setAnswered] = useState<string[]>([]);
  const create = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/labeling/datasets", {
          body: {
            version: version.trim(),
            description: description.trim(),
            selection,
            ...(licence.trim() ? { licence: licence.trim() } : {}),
            ...(authors.trim() ? { authors: typed(authors) } : {}),
            ...(notes.trim() ? { notes: notes.trim() } : {}),
            ...(answered.length > 0 ? { blindSpots: answered } : {}),
          },
        }),
      ),
    onSuccess: async (dataset) => {
      await client.invalidateQueries({ queryKey: datasetsQuery.queryKey });
      await navigate({ to: "/datasets/$v", params: { v: dataset.version } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="What it is called">
      <Stack gap="md">
        <Title order={2}>What it is called</Title>
        <TextInput
          label="Version"
          description={
            preview.parent
              ? `It follows ${preview.parent}, so ${preview.least} is the least number it may have.`
              : "The first one may have any number, such as v1."
          }
          size="md"
          required
          pattern="v[0-9]+(\.[0-9]+){0,2}"
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value)}
          maw={320}
        />
        <Textarea
          label="Description"
          size="md"
          required
          autosize
          minRows={3}
          maxLength={2000}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <TextInput
          label="Licence"
          description="An SPDX identifier as CC-BY-NC-4.0, or the name of an agreement. It cannot be changed later."
          required={selection.forOthers ?? false}
          maxLength={100}
          value={licence}
          onChange={(event) => setLicence(event.currentTarget.value)}
          maw={420}
        />
        <TextInput
          label="Authors"
          description="As they are cited, with commas between them"
          value={authors}
          onChange={(event) => setAuthors(event.currentTarget.value)}
        />
        <Textarea
          label="Notes"
          description="Authors, description and notes may be put right later."
          autosize
          maxLength={10000}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
        {blindSpots.data !== undefined && blindSpots.data.length > 0 && (
          <Checkbox.Group
            label="Blind spots that it answers"
            description="They are named in its manifest, for good."
            value={answered}
            onChange={setAnswered}
          >
            <Stack gap={6} mt={4} mah={220} style={{ overflowY: "auto" }}>
              {blindSpots.data.map((spot) => (
                <Checkbox
                  key={spot.id}
                  value={spot.id}
                  label={
                    `${inWords(spot.subdomain.conditions, locale)} ` +
                    `(${spot.run.name} ${spot.run.iteration}, ${spot.state})`
                  }
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {preview.refusal && <Text role="alert">{preview.refusal}</Text>}
        {create.isError && <ProblemNotice error={create.error} />}
        <div>
          <Button type="submit" size="md" loading={create.isPending} disabled={preview.sessions === 0}>
            Freeze this version
          </Button>
        </div>
      </Stack>
    </form>
  );
}
