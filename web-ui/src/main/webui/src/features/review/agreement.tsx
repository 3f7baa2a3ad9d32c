import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { useLocale } from "@/lib/i18n/locale";
import { inWords, type Pairs } from "./pairs";
import { agreementQuery } from "./queries";

type Row = { question: string; contested: Pairs; gold: Pairs | null };

/** How far reviewers agree, where neither sees what the other said. */
export function AgreementOfReviewers() {
  const { format } = useLocale();
  const agreement = useQuery(agreementQuery);
  return (
    <section aria-labelledby="agreement">
      <Title order={2} id="agreement" mb="xs">
        Agreement between reviewers
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Of pairs who did not see each other’s answer. Second opinions are asked for where it is hard, gold is proposed
        where it is clear: the truth lies between.
      </Text>
      <Loaded query={agreement} height={80}>
        {({ truth, labels }) => {
          const rows: Row[] = [
            { question: "attack", contested: truth, gold: null },
            ...labels.map(({ attribute, contested, gold }) => ({ question: attribute, contested, gold })),
          ].filter((row) => row.contested.pairs > 0 || (row.gold?.pairs ?? 0) > 0);
          return (
            <DataTable
              caption="Agreement between reviewers"
              rows={rows}
              rowKey={(row) => row.question}
              empty="No two reviewers have looked at the same session yet. Ask for a second opinion, or confirm gold."
              columns={[
                { header: "Question", cell: (row) => row.question },
                { header: "Second opinions", cell: (row) => inWords(row.contested, format) },
                { header: "Gold", cell: (row) => (row.gold === null ? "–" : inWords(row.gold, format)) },
              ]}
            />
          );
        }}
      </Loaded>
    </section>
  );
}
