import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { participantSignIn } from "@/lib/session";
import { useShellMessages } from "./messages";

/** The way back for a participant whose browser does not know them (any more). */
export function ReturnPage() {
  const t = useShellMessages();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const enter = useMutation({
    mutationFn: async () => {
      const { grant } = await answer(api.POST("/api/capture/return-codes/grants", { body: { code: code.trim() } }));
      return participantSignIn(client, grant);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <Page title={t("myRecordings")} narrow>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{t("returnText")}</Text>
          <TextInput
            label={t("returnCode")}
            size="md"
            required
            maw={360}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          {enter.isError && <ProblemNotice error={enter.error} />}
          <div>
            <Button type="submit" size="lg" loading={enter.isPending}>
              {t("goOn")}
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  );
}
