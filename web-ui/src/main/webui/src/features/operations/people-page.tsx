import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Copyable } from "@/components/copyable";
import { DataTable } from "@/components/data-table";
import { Dialog } from "@/components/dialog";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Account, Credentials } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { AccessesPart } from "./accesses-part";
import { NewAccountForm } from "./new-account-form";
import { accountsQuery } from "./queries";

export function PeoplePage() {
  const client = useQueryClient();
  const { format } = useLocale();
  const accounts = useQuery(accountsQuery);
  const [shown, setShown] = useState<Credentials | null>(null);
  const [disabling, setDisabling] = useState<Account | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: accountsQuery.queryKey });
  const [resetting, setResetting] = useState<Account | null>(null);
  const reset = useMutation({
    mutationFn: (login: string) =>
      answer(api.POST("/api/identity/accounts/{login}/password", { params: { path: { login } } })),
    onSuccess: (credentials) => {
      setResetting(null);
      setShown(credentials);
    },
  });
  const disable = useMutation({
    mutationFn: (login: string) =>
      api.POST("/api/identity/accounts/{login}/disabling", { params: { path: { login } } }),
    onSuccess: async () => {
      setDisabling(null);
      await changed();
    },
  });
  return (
    <Page title="People">
      <Stack gap="xl">
        <NewAccountForm
          onCreated={(credentials) => {
            setShown(credentials);
            void changed();
          }}
        />
        <section aria-labelledby="accounts">
          <Title order={2} id="accounts" mb="sm">
            Accounts
          </Title>
          <Loaded query={accounts}>
            {(rows) => (
              <DataTable
                caption="Accounts"
                rows={rows}
                rowKey={(a) => a.personId}
                empty="No account yet."
                columns={[
                  { header: "Login", cell: (a) => a.login },
                  { header: "Roles", cell: (a) => a.roles.join(", ") },
                  { header: "State", cell: (a) => (a.disabled ? "disabled" : "active") },
                  { header: "Created", cell: (a) => format.staffTime(a.createdAt) },
                  {
                    header: "Actions",
                    cell: (a) =>
                      a.disabled ? (
                        ""
                      ) : (
                        <Group gap="xs" wrap="nowrap">
                          <Button
                            size="xs"
                            variant="outline"
                            aria-label={`New password for ${a.login}`}
                            onClick={() => setResetting(a)}
                          >
                            New password
                          </Button>
                          <Button
                            size="xs"
                            variant="outline"
                            aria-label={`Disable ${a.login}`}
                            onClick={() => setDisabling(a)}
                          >
                            Disable
                          </Button>
                        </Group>
                      ),
                  },
                ]}
              />
            )}
          </Loaded>
        </section>
        <AccessesPart logins={new Map((accounts.data ?? []).map((account) => [account.personId, account.login]))} />
      </Stack>
      <Dialog
        opened={resetting !== null}
        onClose={() => setResetting(null)}
        title={`New password for ${resetting?.login ?? ""}?`}
      >
        <Text>The present password ends at once, and the person is signed out everywhere.</Text>
        {reset.isError && <ProblemNotice error={reset.error} />}
        <Group mt="lg">
          <Button onClick={() => resetting && reset.mutate(resetting.login)} loading={reset.isPending}>
            Make a new password
          </Button>
          <Button variant="outline" onClick={() => setResetting(null)}>
            Cancel
          </Button>
        </Group>
      </Dialog>
      <Dialog opened={shown !== null} onClose={() => setShown(null)} title="Shown only now">
        {shown && (
          <Stack gap="md">
            <Text>
              This is the password of {shown.login}. Nobody can see it again: hand it over before you close this.
            </Text>
            <Copyable label={`Password of ${shown.login}`} value={shown.password} />
            <div>
              <Button onClick={() => setShown(null)}>Done</Button>
            </div>
          </Stack>
        )}
      </Dialog>
      <Dialog
        opened={disabling !== null}
        onClose={() => setDisabling(null)}
        title={`Disable ${disabling?.login ?? ""}?`}
      >
        <Text>The person is signed out everywhere and cannot sign in again.</Text>
        {disable.isError && <ProblemNotice error={disable.error} />}
        <Group mt="lg">
          <Button
            color="danger"
            onClick={() => disabling && disable.mutate(disabling.login)}
            loading={disable.isPending}
          >
            Disable account
          </Button>
          <Button variant="outline" onClick={() => setDisabling(null)}>
            Cancel
          </Button>
        </Group>
      </Dialog>
    </Page>
  );
}
