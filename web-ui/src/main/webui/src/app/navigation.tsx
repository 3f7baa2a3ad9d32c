import { Link } from "@tanstack/react-router";
import type { Me } from "@/lib/api/views";
import { has, type Role } from "@/lib/session";
import { useShellMessages } from "./messages";
import classes from "./shell.module.css";

type Entry = { role: Role; to: string; label: Parameters<ReturnType<typeof useShellMessages>>[0] };

export const ENTRIES: readonly Entry[] = [
  { role: "participant", to: "/me", label: "myRecordings" },
  { role: "labeler", to: "/label", label: "label" },
  { role: "reviewer", to: "/review", label: "review" },
  { role: "researcher", to: "/campaigns", label: "campaigns" },
  { role: "researcher", to: "/blind-spots", label: "blindSpots" },
  { role: "researcher", to: "/models", label: "models" },
  { role: "researcher", to: "/datasets", label: "datasets" },
  { role: "operator", to: "/ops/health", label: "health" },
  { role: "operator", to: "/ops/jobs", label: "jobs" },
  { role: "operator", to: "/ops/people", label: "people" },
];

export function Navigation({ me }: { me: Me }) {
  const t = useShellMessages();
  return (
    <nav aria-label={t("main")}>
      <ul className={classes.links}>
        {ENTRIES.filter((entry) => has(me, entry.role)).map((entry) => (
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
