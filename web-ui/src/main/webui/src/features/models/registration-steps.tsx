import { Button, FileInput, Loader, Progress, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { LinkButton } from "@/components/link-button";
import { Mark } from "@/components/mark";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Registration } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { registrationQuery } from "./queries";
import { missing, send } from "./sending";

/** What a registration waits for, or what became of it. */
export function RegistrationSteps({ registration }: { registration: Registration }) {
  switch (registration.state) {
    case "open":
      return <NetworkForm registration={registration} />;
    case "checking":
      return (
        <div role="status" className="card">
          <Text>
            <Loader size="xs" mr="xs" aria-hidden />A worker loads the networks, without network, files or credentials,
            and runs them on noise. You may leave this page.
          </Text>
        </div>
      );
    case "registered":
      return (
        <div role="status" className="card">
          <Text mb="md">
            <Mark kind="ok">Registered</Mark> as a candidate. It scores the sessions that are there, behind everything
            else, and decides nothing until it is promoted.
          </Text>
          {registration.iterationId != null && (
            <LinkButton to="/models/$id" params={{ id: registration.iterationId }}>
              Open the candidate
            </LinkButton>
          )}
        </div>
      );
    default:
      return (
        <div role="alert" className="card">
          <Text fw={600}>
            <Mark kind="danger">Refused</Mark>
          </Text>
          <Text mb="md" style={{ overflowWrap: "anywhere" }}>
            {registration.reason}
          </Text>
          <Text mb="md" size="sm" c="dimmed">
            The name and number are free again.
          </Text>
          <LinkButton to="/models/new" search={{}}>
            Begin again
          </LinkButton>
        </div>
      );
  }
}

function NetworkForm({ registration }: { registration: Registration }) {
  const { format } = useLocale();
  const client = useQueryClient();
  const query = registrationQuery(registration.id);
  const [files, setFiles] = useState<File[]>([]);
  const [share, setShare] = useState(0);
  const absent = missing(registration.uploads, files);
  const sending = useMutation({
    mutationFn: async () => {
      setShare(0);
      const params = { path: { id: registration.id } };
      const address = async ({ name, size }: File) => {
        const body = { file: name, bytes: size };
        return (await answer(api.POST("/api/blindspot/registrations/{id}/uploads", { params, body }))).url;
      };
      await send(registration.uploads, files, address, setShare);
      return answer(api.POST("/api/blindspot/registrations/{id}/check", { params }));
    },
    onSuccess: (checking) => client.setQueryData(query.queryKey, checking),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  const named = registration.uploads.map((u) => u.file).join(", ");
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <FileInput
          label="Network files"
          description={`The manifest names ${named}. They go straight to storage.`}
          size="md"
          multiple
          required
          disabled={sending.isPending}
          value={files}
          onChange={setFiles}
          placeholder="Choose files"
        />
        {files.length > 0 && absent.length > 0 && <Text role="status">Not chosen yet: {absent.join(", ")}.</Text>}
        {sending.isPending && (
          <div>
            <Text size="sm">{format.plainPercent(share)} sent</Text>
            <Progress value={100 * share} aria-label="Networks sent" />
          </div>
        )}
        {sending.isError && <ProblemNotice error={sending.error} />}
        <div>
          <Button type="submit" size="md" disabled={absent.length > 0} loading={sending.isPending}>
            Send and check
          </Button>
        </div>
      </Stack>
    </form>
  );
}
