import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Copyable } from "@/components/copyable";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { NumberField } from "@/components/number-field";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { ScriptToken } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";

const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: () => answer(api.GET("/api/identity/tokens")),
});

/** Tokens by which scripts read dataset versions, so that no script holds a password. */
export function TokensPart({ mayMake, everybodys }: { mayMake: boolean; everybodys: boolean }) {
  const { format } = useLocale();
  const client = useQueryClient();
  const tokens = useQuery(tokensQuery);
  const changed = () => client.invalidateQueries({ queryKey: tokensQuery.queryKey });
  const revoke = useMutation({
    mutationFn: (id: string) => api.DELETE("/api/identity/tokens/{id}", { params: { path: { id } } }),
    onSuccess: changed,
  });
  return (
    <section aria-labelledby="tokens">
      <Title order={2} id="tokens" mb="sm">
        Tokens for scripts
      </Title>
      {mayMake && <Make onMade={changed} />}
      {revoke.isError && <ProblemNotice error={revoke.error} />}
      <Loaded query={tokens} height={80}>
        {(rows) => (
          <div style={{ marginBlockStart: 16 }}>
            <DataTable
              caption={everybodys ? "Everybody's tokens" : "My tokens"}
              rows={rows}
              rowKey={(row) => row.tokenId}
              empty="No token was made yet."
              columns={[
                ...(everybodys ? [{ header: "Whose", cell: (row: ScriptToken) => row.login }] : []),
                { header: "For", cell: (row) => row.purpose },
                { header: "May", cell: (row) => row.scopes.join(", ") },
                { header: "Made", cell: (row) => format.staffTime(row.createdAt) },
                { header: "Used last", cell: (row) => (row.usedAt == null ? "never" : format.staffTime(row.usedAt)) },
                { header: "Ends", cell: (row) => format.staffTime(row.expiresAt) },
                {
                  header: "State",
                  cell: (row) =>
                    stateOf(row) ?? (
                      <Button
                        variant="outline"
                        size="compact-sm"
                        aria-label={`Revoke the token for ${row.purpose}`}
                        loading={revoke.isPending && revoke.variables === row.tokenId}
                        onClick={() => revoke.mutate(row.tokenId)}
                      >
                        Revoke
                      </Button>
                    ),
                },
              ]}
            />
          </div>
        )}
      </Loaded>
    </section>
  );
}

/** What ended the token; null while it is good. */
function stateOf({ revokedAt, expiresAt }: ScriptToken): string | null {
  if (revokedAt != null) return "revoked";
  return new Date(expiresAt) <= new Date() ? "over" : null;
}

/** The token is shown once: only its hash is kept. */
function Make({ onMade }: { onMade: () => Promise<void> }) {
  const { format } = useLocale();
  const [purpose, setPurpose] = useState("");
  const [days, setDays] = useState("30");
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/identity/tokens", {
          body: { purpose: purpose.trim(), scopes: ["dataset:read"], days: Number(days) },
        }),
      ),
    onSuccess: async () => {
      setPurpose("");
      await onMade();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <>
      <form onSubmit={submit} aria-label="New token">
        <Group align="end">
          <TextInput
            label="What is it for?"
            description="Stands in the log of what is taken with it"
            required
            minLength={3}
            maxLength={200}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
          <NumberField
            label="Days until it ends"
            required
            min={1}
            max={365}
            maw={160}
            value={days}
            onChange={setDays}
          />
          <Button type="submit" loading={make.isPending} disabled={purpose.trim().length < 3}>
            Make a token
          </Button>
        </Group>
      </form>
      <Text size="sm" c="dimmed" mt="xs">
        It reads dataset versions and does nothing else. Whoever has it takes versions in your name.
      </Text>
      {make.isError && <ProblemNotice error={make.error} />}
      {make.data && (
        <Stack gap="xs" className="card" my="md">
          <Text role="status">
            This token is shown only now, and ends on {format.staffTime(make.data.expiresAt)}. Keep it in a file that
            only you can read.
          </Text>
          <Copyable label="Token" value={make.data.token} />
        </Stack>
      )}
    </>
  );
}
