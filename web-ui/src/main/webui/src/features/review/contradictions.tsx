import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { contradictionsQuery } from "./queries";

/** What the crowd said of a session that cannot all be right; nobody has to rule on it. */
export function Contradictions() {
  const { format } = useLocale();
  const contradictions = useQuery(contradictionsQuery);
  return (
    <section aria-labelledby="contradictions">
      <Title order={2} id="contradictions" mb="xs">
        Answers that contradict each other
      </Title>
      <Loaded query={contradictions} height={80}>
        {({ sessions, surest }) => (
          <>
            <Text size="sm" c="dimmed" mb="sm">
              A cue of an attack was seen on {format.count(sessions)} sessions that are said to be none.
            </Text>
            <DataTable
              caption="Contradictions"
              rows={surest}
              rowKey={(found) => found.sessionId + found.cue}
              empty="No answers contradict each other."
              columns={[
                { header: "Session", cell: (found) => found.sessionId.slice(-6) },
                { header: "Seen", cell: (found) => wordsFor(found.cue) },
                { header: "At least", cell: (found) => `${(100 * found.probability).toFixed(0)}%`, numeric: true },
              ]}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}
