import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { MinedSubdomain, MiningRun } from "@/lib/api/views";
import { inWords, keyOf } from "@/lib/conditions";
import { useLocale } from "@/lib/i18n/locale";
import { Choose } from "@/components/choose";
import { sentenceOf } from "./findings";
import { HowKnown } from "./how-known";

type Props = {
  run: MiningRun;
  label: string;
  empty: string;
  subdomains: readonly MinedSubdomain[];
  selected: string;
  onSelect: (key: string) => void;
};

/** What is told, worse or safer, those first that account for most: one sentence each, then how it is known. */
export function FoundList({ run, label, empty, subdomains, selected, onSelect }: Props) {
  const { format, locale } = useLocale();
  if (subdomains.length === 0)
    return (
      <Text c="dimmed" className="card">
        {empty}
      </Text>
    );
  return (
    <ol aria-label={label} style={{ margin: 0, padding: 0, listStyle: "none", display: "grid", gap: 12 }}>
      {subdomains.map((s) => (
        <li key={s.rank} className="card" data-selected={keyOf(s.conditions) === selected || undefined}>
          <Text>
            <strong>#{s.rank}</strong> {sentenceOf(run, s, format, locale)}
          </Text>
          <Group gap="sm" mt="xs">
            <Choose chosen={keyOf(s.conditions) === selected} onChoose={() => onSelect(keyOf(s.conditions))}>
              {inWords(s.conditions, locale)}
            </Choose>
            {s.blindSpotId != null && (
              <Link
                to="/blind-spots/$id"
                params={{ id: s.blindSpotId }}
                aria-label={`${s.state ?? ""}: ${inWords(s.conditions, locale)}`}
              >
                {s.state}
              </Link>
            )}
          </Group>
          <HowKnown run={run} subdomain={s} />
        </li>
      ))}
    </ol>
  );
}
