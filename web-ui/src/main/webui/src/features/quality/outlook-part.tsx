import { Stack, Text } from "@mantine/core";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import { Facts } from "@/components/facts";
import type { Outlook } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { costs, forecast } from "./findings";

/** How far labeling has come, and when it will be done. */
export function OutlookPart({ outlook }: { outlook: Outlook }) {
  const { format } = useLocale();
  return (
    <Stack gap="md">
      <Text>{forecast(outlook, format)}</Text>
      <Facts
        label="Sessions and votes"
        facts={[
          ["Sessions waiting for votes", format.count(outlook.open)],
          ["Decided by votes", format.count(outlook.decided)],
          ["Waiting for a reviewer", format.count(outlook.contested)],
          ["Decided by a reviewer", format.count(outlook.adjudicated)],
          ["Votes so far", format.count(outlook.votes)],
          ["Cost", costs(outlook, format) ?? "nothing is configured to be paid"],
        ]}
      />
      {outlook.days.length > 0 && <VotesChart days={outlook.days} />}
    </Stack>
  );
}

function VotesChart({ days }: Pick<Outlook, "days">) {
  const { format } = useLocale();
  const most = days.reduce((a, b) => (b.votes > a.votes ? b : a));
  const finding = `Most votes came on ${format.date(most.day)}: ${format.count(most.votes)}`;
  return (
    <Chart
      finding={finding}
      file="scotoma-votes-a-day"
      minHeight={180}
      draw={async (width) => {
        const { votesPlot } = await import("./votes-plot");
        const name = "Votes a day over two weeks";
        return votesPlot(
          days.map((d) => ({ day: new Date(d.day), votes: d.votes })),
          { width, name, finding },
        );
      }}
      csv={() =>
        csvText(
          ["day", "votes"],
          days.map((d) => [d.day, d.votes]),
        )
      }
      note="Days in UTC; a vote is one labeler’s eight answers for one session. Days without votes are left out."
      table={
        <DataTable
          caption="Votes a day"
          rows={days}
          rowKey={(d) => d.day}
          empty="No votes."
          columns={[
            { header: "Day", cell: (d) => format.date(d.day) },
            { header: "Votes", cell: (d) => format.count(d.votes), numeric: true },
          ]}
        />
      }
    />
  );
}
