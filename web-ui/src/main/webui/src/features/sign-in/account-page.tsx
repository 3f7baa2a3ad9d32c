import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import { has, useMe } from "@/lib/session";
import { TokensPart } from "./tokens-part";

export function AccountPage() {
  const { data: me } = useMe();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: () => api.POST("/api/identity/me/password", { body: { current, next } }),
    onSuccess: () => {
      setCurrent("");
      setNext("");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Page title="Account">
      <Text mb="lg">
        Signed in as <strong>{me?.login ?? "a participant"}</strong>; roles: {me?.roles.join(", ")}.
      </Text>
      <form onSubmit={submit} aria-label="Change password">
        <Stack gap="md" maw={360}>
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            required
            size="md"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label="New password"
            autoComplete="new-password"
            required
            size="md"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          {change.isError && <ProblemNotice error={change.error} />}
          <Text role="status">{change.isSuccess ? "The password was changed." : ""}</Text>
          <Button type="submit" loading={change.isPending}>
            Change password
          </Button>
        </Stack>
      </form>
      {(has(me, "researcher") || has(me, "operator")) && (
        <div style={{ marginBlockStart: 32 }}>
          <TokensPart mayMake={has(me, "researcher")} everybodys={has(me, "operator")} />
        </div>
      )}
    </Page>
  );
}
