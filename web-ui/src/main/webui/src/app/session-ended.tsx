import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { Dialog } from "@/components/dialog";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Me } from "@/lib/api/views";
import { participantSignIn, signedOut, signIn, useSessionEnded } from "@/lib/session";
import { useShellMessages } from "./messages";

/** Over the page whose session has ended: whoever signs in again finds it as it was. */
export function SessionEnded({ me }: { me: Me }) {
  const t = useShellMessages();
  const ended = useSessionEnded();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [secret, setSecret] = useState("");
  const login = me.login ?? null;
  const enter = useMutation({
    mutationFn: async () => {
      if (login !== null) return signIn(client, login, secret);
      const { grant } = await answer(api.POST("/api/capture/return-codes/grants", { body: { code: secret.trim() } }));
      return participantSignIn(client, grant);
    },
    onSuccess: async (now) => {
      setSecret("");
      if (now.personId !== me.personId) await navigate({ to: "/" });
    },
  });
  const leave = () => {
    void navigate({ to: login === null ? "/me" : "/sign-in" }).then(() => signedOut(client));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <Dialog opened={ended} onClose={leave} title={t("endedTitle")}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{login === null ? t("endedCodeText") : t("endedText")}</Text>
          {login === null ? (
            <TextInput
              label={t("returnCode")}
              required
              autoComplete="off"
              spellCheck={false}
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
              data-autofocus
            />
          ) : (
            <>
              <TextInput label={t("login")} value={login} readOnly autoComplete="username" />
              <TextInput
                type="password"
                label={t("password")}
                required
                autoComplete="current-password"
                value={secret}
                onChange={(event) => setSecret(event.currentTarget.value)}
                data-autofocus
              />
            </>
          )}
          {enter.isError && <ProblemNotice error={enter.error} />}
          <Group>
            <Button type="submit" loading={enter.isPending}>
              {t("goOn")}
            </Button>
            <Button variant="outline" onClick={leave}>
              {t("endedLeave")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
