import { Button, Group, Text } from "@mantine/core";
import type { Outbox, OutboxState } from "./outbox";

/** What has not arrived yet, and what was not taken, with the server's reason. */
export function OutboxNotice({ outbox, state }: { outbox: Outbox; state: OutboxState }) {
  const n = state.waiting.length;
  return (
    <>
      <Text role="status" size="sm">
        {(state.held || n > 1) &&
          (n === 1
            ? "1 submission waits to be sent; it is safe here."
            : `${n} submissions wait to be sent; they are safe here.`)}
      </Text>
      {state.refused.map((refused) => (
        <Group key={refused.submission.assignmentId} role="alert" className="card" my="xs">
          <Text style={{ flex: 1 }}>A submission was not taken: {refused.problem.message}</Text>
          <Button variant="outline" size="xs" onClick={() => outbox.dismiss(refused)}>
            Dismiss
          </Button>
        </Group>
      ))}
    </>
  );
}
