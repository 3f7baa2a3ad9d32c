import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { Waiting } from "@/components/waiting";
import { signIn } from "@/lib/session";
import { localPath } from "./local-path";

export function SignInPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: "/sign-in" });
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => signIn(client, login.trim(), password),
    onSuccess: () => navigate({ href: localPath(next), replace: true }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  // The form is gone at once: the next page may still be loading, and nobody should type into this one any more.
  if (enter.isSuccess) return <Waiting />;
  return (
    <Page title="Sign in" narrow>
      <form onSubmit={submit}>
        <Stack gap="md" maw={360}>
          <TextInput
            label="Login"
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            size="md"
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            size="md"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {enter.isError && <ProblemNotice error={enter.error} />}
          <Button type="submit" size="md" loading={enter.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
