import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import type { SessionPage } from "@/lib/api/views";
import { conditionsOf } from "@/lib/conditions";
import { useLocale } from "@/lib/i18n/locale";
import { filtersOf, type SessionList } from "@/lib/session-list";
import { wordsFor } from "@/lib/vocabulary";
import { conditionsOfSession, Decision, scoreOf, shortId, Truth } from "./told";

export function SessionsTable({ page, list }: { page: SessionPage; list: SessionList }) {
  const { format, locale } = useLocale();
  const asked = conditionsOf(list.at).map(({ axis }) => axis);
  return (
    <DataTable
      caption="Sessions, the newest first"
      rows={page.items}
      rowKey={(s) => s.sessionId}
      empty=""
      columns={[
        {
          header: "Opened",
          cell: (s) => (
            <Link to="/sessions/$id" params={{ id: s.sessionId }} search={filtersOf(list)}>
              {format.staffTime(s.openedAt)} · {shortId(s.sessionId)}
            </Link>
          ),
        },
        { header: "Truth", cell: (s) => <Truth session={s} /> },
        { header: "Decision", cell: (s) => <Decision session={s} /> },
        { header: "Score", cell: (s) => scoreOf(s, page.iteration, format) },
        { header: "Conditions", cell: (s) => conditionsOfSession(s, asked, locale) },
        { header: "State", cell: (s) => wordsFor(s.state.toLowerCase()) },
        {
          header: "Campaign",
          cell: (s) => (
            <Link to="/campaigns/$id" params={{ id: s.campaignId }}>
              {s.campaign}
            </Link>
          ),
        },
      ]}
    />
  );
}
