import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/lib/api/client";
import { Dialog } from "./dialog";
import { ProblemNotice } from "./problem-notice";

const WHO = [
  ["minor", "A child"],
  ["stranger", "Somebody who did not agree to it"],
] as const;
type Who = (typeof WHO)[number][0];

type Props = { sessionId: string; onErased: () => Promise<unknown> };

/** For whoever looks at a recording and sees who must not be in it. */
export function MustNotBeShown({ sessionId, onErased }: Props) {
  const [opened, setOpened] = useState(false);
  const [who, setWho] = useState<Who | null>(null);
  const report = useMutation({
    mutationFn: (seen: Who) =>
      api.POST("/api/capture/sessions/{id}/bystander", {
        params: { path: { id: sessionId } },
        body: { who: seen },
      }),
    onSuccess: async () => {
      setOpened(false);
      await onErased();
    },
  });
  return (
    <div>
      <Button variant="outline" onClick={() => setOpened(true)}>
        Somebody must not be in it
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title="Erase this recording">
        <Stack gap="md">
          <Text>
            From now on nobody is given it or a picture of it, and every service erases what it holds of it. Who plays
            it right now sees it for seconds more. Its participant is paid as promised. This cannot be taken back.
          </Text>
          <Radio.Group
            label="Who is in it?"
            required
            value={who}
            onChange={(value) => setWho(WHO.find(([word]) => word === value)?.[0] ?? null)}
          >
            <Stack gap="xs" mt="xs">
              {WHO.map(([word, label]) => (
                <Radio key={word} value={word} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          {report.isError && <ProblemNotice error={report.error} />}
          <Group>
            <Button
              color="red"
              loading={report.isPending}
              disabled={who === null}
              onClick={() => who !== null && report.mutate(who)}
            >
              Erase it
            </Button>
            <Button variant="outline" data-autofocus onClick={() => setOpened(false)}>
              Leave it
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </div>
  );
}
