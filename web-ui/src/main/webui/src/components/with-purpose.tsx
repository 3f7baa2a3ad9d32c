import { Button, Group, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { api } from "@/lib/api/client";
import { meQuery, useMe } from "@/lib/session";
import { ProblemNotice } from "./problem-notice";

/** What shows or takes what people recorded: behind the question what for, which is asked once in a session. */
export function WithPurpose({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  return me == null || me.purpose != null ? children : <Ask />;
}

function Ask() {
  const client = useQueryClient();
  const [purpose, setPurpose] = useState("");
  const said = purpose.trim();
  const say = useMutation({
    mutationFn: () => api.POST("/api/identity/me/purpose", { body: { purpose: said } }),
    onSuccess: () => client.setQueryData(meQuery.queryKey, (me) => (me == null ? me : { ...me, purpose: said })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say.mutate();
  };
  return (
    <form onSubmit={submit} className="card" aria-label="Purpose">
      <Group align="end">
        <TextInput
          label="What do you need these recordings for?"
          description="Asked once until you sign out. It stands in the log beside your name and what you look at."
          required
          minLength={3}
          maxLength={200}
          style={{ flex: "1 1 16rem" }}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        <Button type="submit" loading={say.isPending} disabled={said.length < 3}>
          Continue
        </Button>
      </Group>
      {say.isError && <ProblemNotice error={say.error} />}
      <Text size="sm" c="dimmed" mt="xs">
        They show people who agreed to this and may withdraw.
      </Text>
    </form>
  );
}
