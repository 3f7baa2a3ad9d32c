import { DataTable } from "@/components/data-table";
import type { MinedSubdomain } from "@/lib/api/views";
import { inWords, keyOf } from "@/lib/conditions";
import { useLocale } from "@/lib/i18n/locale";
import { Choose } from "@/components/choose";
import { notAnswered, verdictInWords } from "./findings";

type Props = { subdomains: readonly MinedSubdomain[]; selected: string; onSelect: (key: string) => void };

/** The sessions of which an axis is not known: a value as any other, and no place where somebody could collect. */
export function NotAnswered({ subdomains, selected, onSelect }: Props) {
  const { format, locale } = useLocale();
  return (
    <DataTable
      caption="Not answered or not known"
      rows={notAnswered(subdomains)}
      rowKey={(s) => String(s.rank)}
      isSelected={(s) => keyOf(s.conditions) === selected}
      empty="Every session has a value on every axis that was mined."
      columns={[
        {
          header: "Axis",
          cell: (s) => (
            <Choose chosen={keyOf(s.conditions) === selected} onChoose={() => onSelect(keyOf(s.conditions))}>
              {inWords(s.conditions, locale)}
            </Choose>
          ),
        },
        { header: "Rate", cell: (s) => format.measured(s) },
        { header: "Verdict", cell: verdictInWords },
      ]}
    />
  );
}
