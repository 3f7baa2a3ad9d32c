import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Me } from "@/lib/api/views";
import { has, type Role } from "@/lib/session";
import { useShellMessages } from "./messages";
import classes from "./shell.module.css";

type Entry = {
  role: Role;
  /** Who else has it. */
  also?: Role;
  to: string;
  label: Parameters<ReturnType<typeof useShellMessages>>[0];
};

const mayOpen = (me: Me, { role, also }: Entry) => has(me, role) || (also !== undefined && has(me, also));

export const ENTRIES: readonly Entry[] = [
  { role: "participant", to: "/me", label: "myRecordings" },
  { role: "labeler", to: "/label", label: "label" },
  { role: "reviewer", to: "/review", label: "review" },
  { role: "reviewer", to: "/gold", label: "gold" },
  { role: "researcher", to: "/campaigns", label: "campaigns" },
  { role: "researcher", to: "/sessions", label: "sessions" },
  { role: "researcher", to: "/blind-spots", label: "blindSpots" },
  { role: "researcher", to: "/models", label: "models" },
  { role: "researcher", also: "operator", to: "/agreement", label: "agreement" },
  { role: "researcher", to: "/datasets", label: "datasets" },
  { role: "operator", to: "/ops/health", label: "health" },
  { role: "operator", to: "/ops/jobs", label: "jobs" },
  { role: "operator", to: "/ops/people", label: "people" },
  { role: "operator", to: "/ops/labelers", label: "labelers" },
];

export function Navigation({ me }: { me: Me }) {
  const t = useShellMessages();
  const list = useRef<HTMLUListElement>(null);
  const here = useLocation({ select: ({ pathname }) => pathname });
  // On a phone the links are wider than the screen, and where one is would not be seen.
  useEffect(() => {
    const links = list.current;
    const link = links?.querySelector<HTMLElement>("[aria-current]");
    if (links && link) links.scrollLeft = link.offsetLeft - (links.clientWidth - link.offsetWidth) / 2;
  }, [here]);
  return (
    <nav aria-label={t("main")}>
      <ul ref={list} className={classes.links}>
        {ENTRIES.filter((entry) => mayOpen(me, entry)).map((entry) => (
          <li key={entry.to}>
            <Link to={entry.to} className={classes.link} activeOptions={{ exact: false }}>
              {t(entry.label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
