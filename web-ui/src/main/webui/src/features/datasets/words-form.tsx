import { Button, Group, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Dialog } from "@/components/dialog";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Dataset } from "@/lib/api/views";
import { datasetsQuery } from "./queries";
import { typed } from "./asked";

/** Description, authors and notes, which may be put right without making another version. */
export function WordsForm({ dataset }: { dataset: Dataset }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="outline" onClick={() => setOpened(true)}>
        Edit description, authors and notes
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={`What is said of ${dataset.version}`}>
        <Words dataset={dataset} onDone={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function Words({ dataset, onDone }: { dataset: Dataset; onDone: () => void }) {
  const client = useQueryClient();
  const [description, setDescription] = useState(dataset.description);
  const [authors, setAuthors] = useState(dataset.authors.join(", "));
  const [notes, setNotes] = useState(dataset.notes);
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT("/api/labeling/datasets/{version}/words", {
          params: { path: { version: dataset.version } },
          body: { description: description.trim(), authors: typed(authors), notes: notes.trim() },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: datasetsQuery.queryKey });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        label="Description"
        required
        autosize
        maxLength={2000}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        mt="md"
        label="Authors"
        description="As they are cited, with commas between them"
        value={authors}
        onChange={(event) => setAuthors(event.currentTarget.value)}
      />
      <Textarea
        mt="md"
        label="Notes"
        autosize
        maxLength={10000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      {save.isError && <ProblemNotice error={save.error} />}
      <Group mt="lg">
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
        <Button variant="outline" onClick={onDone}>
          Leave it as it is
        </Button>
      </Group>
    </form>
  );
}
