import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import type { MinedSubdomain } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { Choose } from "./choose";
import { inWords, keyOf } from "@/lib/conditions";

type Props = { subdomains: readonly MinedSubdomain[]; selected: string; onSelect: (key: string) => void };

/** What the mining run found, ranked by adjusted p. */
export function FoundList({ subdomains, selected, onSelect }: Props) {
  const { format, locale } = useLocale();
  return (
    <DataTable
      caption="Blind spots, the strongest first"
      rows={subdomains.filter((s) => s.verdict === "found")}
      rowKey={(s) => String(s.rank)}
      isSelected={(s) => keyOf(s.conditions) === selected}
      empty={
        "That does not show that there is none: a smaller effect needs more sessions and people. " +
        "The plot has every single condition."
      }
      columns={[
        { header: "#", cell: (s) => format.count(s.rank), numeric: true },
        {
          header: "Conditions",
          cell: (s) => (
            <Choose chosen={keyOf(s.conditions) === selected} onChoose={() => onSelect(keyOf(s.conditions))}>
              {inWords(s.conditions, locale)}
            </Choose>
          ),
        },
        { header: "Rate", cell: (s) => format.measured(s) },
        { header: "Against expected", cell: (s) => format.points(s.difference), numeric: true },
        { header: "adj. p", cell: (s) => (s.adjustedP == null ? "" : format.adjustedP(s.adjustedP)), numeric: true },
        {
          header: "State",
          cell: (s) =>
            s.blindSpotId == null ? (
              ""
            ) : (
              <Link
                to="/blind-spots/$id"
                params={{ id: s.blindSpotId }}
                aria-label={`${s.state ?? ""}: ${inWords(s.conditions, locale)}`}
              >
                {s.state}
              </Link>
            ),
        },
      ]}
    />
  );
}
