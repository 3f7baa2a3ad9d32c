import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { mostShown, sessionsOf, type Share } from "./datasheet";

const MOST = 20;

type Props = { title: string; file: string; values: readonly Share[]; note: string };

/** Sessions by value, genuine and attack. */
export function SharesChart({ title, file, values, note }: Props) {
  const { format } = useLocale();
  const finding = mostShown(title, values, format);
  const drawn =
    values.length <= MOST ? values : [...values].sort((a, b) => sessionsOf(b) - sessionsOf(a)).slice(0, MOST);
  return (
    <Chart
      finding={finding}
      file={file}
      minHeight={56 + 28 * drawn.length}
      note={
        <>
          ● genuine, then ▲ attack, by sessions. {note}
          {drawn.length < values.length &&
            ` ${format.count(values.length - drawn.length)} rarer values are in the table.`}
        </>
      }
      draw={async (width) => {
        const { kindsPlot } = await import("./kinds-plot");
        const kinds = drawn.flatMap(({ value, genuine, attack }) => [
          { value: wordsFor(value), kind: "genuine" as const, sessions: genuine },
          { value: wordsFor(value), kind: "attack" as const, sessions: attack },
        ]);
        return kindsPlot(kinds, { width, name: `Sessions by ${title.toLowerCase()}`, finding });
      }}
      csv={() =>
        csvText(
          ["value", "genuine", "attack", "people"],
          values.map((share) => [share.value, share.genuine, share.attack, share.people]),
        )
      }
      table={
        <DataTable
          caption={title}
          rows={values}
          rowKey={(share) => share.value}
          empty="No session says anything of it."
          columns={[
            { header: "Value", cell: (share) => wordsFor(share.value) },
            { header: "Genuine", cell: (share) => format.count(share.genuine), numeric: true },
            { header: "Attack", cell: (share) => format.count(share.attack), numeric: true },
            { header: "People", cell: (share) => format.count(share.people), numeric: true },
          ]}
        />
      }
    />
  );
}
