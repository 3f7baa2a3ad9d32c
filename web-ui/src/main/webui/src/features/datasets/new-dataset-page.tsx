import { Button, Checkbox, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { datasetsQuery } from "./queries";

export function NewDatasetPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [version, setVersion] = useState("");
  const [description, setDescription] = useState("");
  const [forOthers, setForOthers] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/labeling/datasets", {
          body: { version: version.trim(), description: description.trim(), forOthers },
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
    <Page title="New dataset version" narrow>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>
            Everything accepted and labelled at this moment is frozen. A version never changes afterwards; withdrawals
            are listed in its ledger.
          </Text>
          <TextInput
            label="Version"
            description="v1, v1.2 or v1.2.3"
            size="md"
            required
            pattern="v[0-9]+(\.[0-9]+){0,2}"
            value={version}
            onChange={(e) => setVersion(e.currentTarget.value)}
            maw={240}
          />
          <Textarea
            label="Description"
            size="md"
            required
            autosize
            minRows={3}
            value={description}
            onChange={(e) => setDescription(e.currentTarget.value)}
          />
          <Checkbox
            label="It will be given to others"
            description={
              "Then it holds only sessions whose participants agreed to that. Without a tick it holds all of them " +
              "and must stay with this installation. It cannot be changed later."
            }
            size="md"
            checked={forOthers}
            onChange={(e) => setForOthers(e.currentTarget.checked)}
          />
          {create.isError && <ProblemNotice error={create.error} />}
          <div>
            <Button type="submit" size="md" loading={create.isPending}>
              Freeze this version
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  );
}
