import { Link } from "@tanstack/react-router";
import type { ListedSession, SessionPage } from "@/lib/api/views";
import { conditionsOf } from "@/lib/conditions";
import { useLocale } from "@/lib/i18n/locale";
import { filtersOf, type SessionList } from "@/lib/session-list";
import { Face } from "./face";
import classes from "./sessions.module.css";
import { conditionsOfSession, Decision, decisionOf, scoreOf, shortId, Truth } from "./told";

/** A tile for each session: its face in the middle of the recording, what it is and what the iteration says. */
export function Gallery({ page, list }: { page: SessionPage; list: SessionList }) {
  const { format, locale } = useLocale();
  const asked = conditionsOf(list.at).map(({ axis }) => axis);
  const blur = list.blur === true;
  return (
    <ul className={classes.gallery} aria-label="Gallery">
      {page.items.map((session) => (
        <li key={session.sessionId} className={`card ${classes.tile}`}>
          <Link
            to="/sessions/$id"
            params={{ id: session.sessionId }}
            search={{ ...filtersOf(list), ...(blur ? { blur } : {}) }}
            aria-label={nameOf(session)}
          >
            <Face
              sessionId={session.sessionId}
              alt={`Face of session ${shortId(session.sessionId)}`}
              pictured={session.pictured ?? null}
              blur={blur}
            />
          </Link>
          <div>
            <Truth session={session} />
            <br />
            <Decision session={session} />
            <br />
            {scoreOf(session, page.iteration, format)}
          </div>
          <div style={{ color: "var(--sc-muted)" }}>{conditionsOfSession(session, asked, locale)}</div>
        </li>
      ))}
    </ul>
  );
}

const nameOf = (session: ListedSession) =>
  `Session ${shortId(session.sessionId)}: ${session.truth ?? "not decided"}, decided ${decisionOf(session)}`;
