import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Copyable } from "@/components/copyable";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { NumberField } from "@/components/number-field";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Campaign } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { localTime } from "./draft";
import { invitationsQuery } from "./queries";

/** The link is shown once: only the hash of its token is kept. */
export function Invite({ campaign }: { campaign: Campaign }) {
  const client = useQueryClient();
  const { format } = useLocale();
  const invitations = useQuery(invitationsQuery(campaign.id));
  const [people, setPeople] = useState("10");
  const [until, setUntil] = useState(() => localTime(new Date(campaign.closesAt)));
  const create = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/capture/campaigns/{id}/invitations", {
          params: { path: { id: campaign.id } },
          body: { maxParticipants: Number(people), expiresAt: new Date(until).toISOString() },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsQuery(campaign.id).queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" mb="sm">
        Invitations
      </Title>
      <form onSubmit={submit}>
        <Group align="end">
          <NumberField
            label="People at most"
            required
            min={1}
            max={100000}
            value={people}
            onChange={setPeople}
            maw={160}
          />
          <TextInput
            label="Valid until"
            type="datetime-local"
            required
            value={until}
            onChange={(e) => setUntil(e.currentTarget.value)}
          />
          <Button type="submit" loading={create.isPending}>
            Create invitation link
          </Button>
        </Group>
      </form>
      {create.isError && <ProblemNotice error={create.error} />}
      {create.data && (
        <Stack gap="xs" className="card" my="md">
          <Text role="status">This link is shown only now. Send it to the people you invite.</Text>
          <Copyable label="Invitation link" value={new URL(create.data.path, location.origin).href} />
        </Stack>
      )}
      <Loaded query={invitations} height={80}>
        {(rows) => (
          <div style={{ marginBlockStart: 16 }}>
            <DataTable
              caption="Invitations"
              rows={rows}
              rowKey={(row) => row.id}
              empty="No invitation yet."
              columns={[
                { header: "Created", cell: (row) => format.staffTime(row.createdAt) },
                { header: "Valid until", cell: (row) => format.staffTime(row.expiresAt) },
                {
                  header: "People",
                  cell: (row) => `${format.count(row.participants)} of ${format.count(row.maxParticipants)}`,
                  numeric: true,
                },
              ]}
            />
          </div>
        )}
      </Loaded>
    </section>
  );
}
