import { Button, Checkbox, Group, Stack, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Credentials } from "@/lib/api/views";

const ROLES = ["labeler", "reviewer", "researcher", "operator"];

export function NewAccountForm({ onCreated }: { onCreated: (credentials: Credentials) => void }) {
  const [login, setLogin] = useState("");
  const [roles, setRoles] = useState<string[]>([]);
  const create = useMutation({
    mutationFn: () => answer(api.POST("/api/identity/accounts", { body: { login: login.trim(), roles } })),
    onSuccess: (credentials) => {
      setLogin("");
      setRoles([]);
      onCreated(credentials);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <section aria-labelledby="new-account">
      <Title order={2} id="new-account" mb="sm">
        New account
      </Title>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Login"
            required
            maw={320}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={login}
            onChange={(e) => setLogin(e.currentTarget.value)}
          />
          <Checkbox.Group label="Roles" value={roles} onChange={setRoles}>
            <Group mt="xs">
              {ROLES.map((role) => (
                <Checkbox key={role} value={role} label={role} />
              ))}
            </Group>
          </Checkbox.Group>
          {create.isError && <ProblemNotice error={create.error} />}
          <div>
            <Button type="submit" loading={create.isPending} disabled={roles.length === 0}>
              Create account
            </Button>
          </div>
        </Stack>
      </form>
    </section>
  );
}
