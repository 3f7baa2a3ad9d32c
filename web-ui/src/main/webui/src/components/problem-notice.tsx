import { Button, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { problemOf } from "@/lib/api/problem";

type Props = { error: unknown; onRetry?: () => void };

/** What happened and what to do, in the server's own sentence. */
export function ProblemNotice({ error, onRetry }: Props) {
  const problem = problemOf(error);
  return (
    <div role="alert" className="card" style={{ borderColor: "var(--sc-danger)", marginBlock: 12 }}>
      <Text fw={600} style={{ color: "var(--sc-danger)", display: "flex", gap: 8, alignItems: "center" }}>
        <IconAlertTriangle size={20} aria-hidden />
        {problem.title}
      </Text>
      <Text>{problem.message}</Text>
      {onRetry && (
        <Button variant="outline" mt="sm" onClick={onRetry}>
          Try again
        </Button>
      )}
      {problem.instance !== null && (
        <Text size="xs" c="dimmed" mt="xs">
          {problem.instance}
        </Text>
      )}
    </div>
  );
}
