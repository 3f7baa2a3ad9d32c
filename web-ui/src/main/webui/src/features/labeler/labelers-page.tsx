import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { Copyable } from "@/components/copyable";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { useLocale } from "@/lib/i18n/locale";
import { LabelerPart } from "./labeler-part";
import { labelerInvitationsQuery, labelersQuery, loginsQuery } from "./queries";

/** What a person should look at; neither is a proof of anything. */
const SIGNS: Record<string, string> = {
  fast: "often faster than the clip at double speed",
  same: "always the same answers, where the clips differ",
};

export function LabelersPage() {
  const { labeler } = useSearch({ from: "/operator/ops/labelers" });
  const { format } = useLocale();
  const labelers = useQuery(labelersQuery);
  const logins = useQuery(loginsQuery);
  const name = (id: string) => logins.data?.get(id) ?? id.slice(-6);
  return (
    <Page title="Labelers">
      <Stack gap="xl">
        <Invite />
        {labeler !== undefined && <LabelerPart key={labeler} id={labeler} name={name(labeler)} />}
        <section aria-labelledby="labelers">
          <Title order={2} id="labelers" mb="sm">
            Everybody who has come
          </Title>
          <Loaded query={labelers}>
            {(rows) => (
              <DataTable
                caption="Labelers"
                rows={rows}
                rowKey={(row) => row.labelerId}
                isSelected={(row) => row.labelerId === labeler}
                empty="Nobody has come to label yet. Send somebody a link."
                columns={[
                  {
                    header: "Labeler",
                    cell: (row) => (
                      <Link to="/ops/labelers" search={{ labeler: row.labelerId }}>
                        {name(row.labelerId)}
                      </Link>
                    ),
                  },
                  { header: "State", cell: (row) => row.state },
                  { header: "Since", cell: (row) => format.staffTime(row.since) },
                  { header: "Languages", cell: (row) => row.languages.join(", ") },
                  { header: "Answered", cell: (row) => format.count(row.answered), numeric: true },
                  { header: "Owed", cell: (row) => format.count(row.owed), numeric: true },
                  { header: "Gold right", cell: (row) => `${row.gold.wholes} of ${row.gold.items}`, numeric: true },
                  {
                    header: "Median time",
                    cell: (row) => (row.medianMs == null ? "" : `${(row.medianMs / 1000).toFixed(1)} s`),
                    numeric: true,
                  },
                  { header: "Look at", cell: (row) => row.signs.map((sign) => SIGNS[sign] ?? sign).join("; ") },
                ]}
              />
            )}
          </Loaded>
        </section>
      </Stack>
    </Page>
  );
}

/** The link is shown once: only the hash of its token is kept. */
function Invite() {
  const client = useQueryClient();
  const { format } = useLocale();
  const [note, setNote] = useState("");
  const invitations = useQuery(labelerInvitationsQuery);
  const invite = useMutation({
    mutationFn: () => answer(api.POST("/api/identity/labeler-invitations", { body: { note: note.trim() } })),
    onSuccess: async () => {
      setNote("");
      await client.invalidateQueries({ queryKey: labelerInvitationsQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <section aria-labelledby="invite">
      <Title order={2} id="invite" mb="sm">
        Invite
      </Title>
      <form onSubmit={submit}>
        <Group align="end">
          <TextInput
            label="For whom"
            description="Only you read this"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" loading={invite.isPending}>
            Create labeler link
          </Button>
        </Group>
      </form>
      {invite.isError && <ProblemNotice error={invite.error} />}
      {invite.data && (
        <Stack gap="xs" className="card" my="md">
          <Text role="status">This link is shown only now, and lets one person in. Send it to them.</Text>
          <Copyable label="Labeler link" value={new URL(invite.data.path, location.origin).href} />
        </Stack>
      )}
      <Loaded query={invitations} height={80}>
        {(rows) => (
          <div style={{ marginBlockStart: 16 }}>
            <DataTable
              caption="Labeler links"
              rows={rows}
              rowKey={(row) => row.invitationId}
              empty="No link yet."
              columns={[
                { header: "For", cell: (row) => row.note },
                { header: "Created", cell: (row) => format.staffTime(row.createdAt) },
                { header: "Valid until", cell: (row) => format.staffTime(row.expiresAt) },
                { header: "Came", cell: (row) => row.login ?? "nobody yet" },
              ]}
            />
          </div>
        )}
      </Loaded>
    </section>
  );
}
