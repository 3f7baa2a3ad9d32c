import { Button, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo } from "react";
import { problemOf } from "@/lib/api/problem";
import { useProblemMessages } from "@/lib/api/problem-messages";
import { useLocale } from "@/lib/i18n/locale";
import { useComponentMessages } from "./messages";

type Props = { error: unknown; onRetry?: () => void };

/**
 * What happened and what to do, in the reader's language. The server's own sentence says it more closely; it is in
 * English, and comes second where that is not what is read.
 */
export function ProblemNotice({ error, onRetry }: Props) {
  const t = useComponentMessages();
  const say = useProblemMessages();
  const { locale } = useLocale();
  const problem = useMemo(() => problemOf(error), [error]);
  const foreign = problem.said !== null && locale !== "en";
  return (
    <div role="alert" className="card" style={{ borderColor: "var(--sc-danger)", marginBlock: 12 }}>
      <Text fw={600} style={{ color: "var(--sc-danger)", display: "flex", gap: 8, alignItems: "center" }}>
        <IconAlertTriangle size={20} aria-hidden />
        {say(problem.slug)}
      </Text>
      <Text>{problem.said === null || foreign ? say(`${problem.slug}.text`) : problem.said}</Text>
      {foreign && (
        <Text size="sm" c="dimmed" mt="xs">
          {t("serverSays")} <span lang="en">{problem.said}</span>
        </Text>
      )}
      {onRetry && (
        <Button variant="outline" mt="sm" onClick={onRetry}>
          {t("tryAgain")}
        </Button>
      )}
    </div>
  );
}
