import type { ReactNode } from "react";
import { useComponentMessages } from "./messages";
import classes from "./facts.module.css";

export type Fact = readonly [term: string, value: ReactNode];

/** Terms with their values; what is not known is said to be so, never left blank. */
export function Facts({ facts, label }: { facts: readonly Fact[]; label?: string }) {
  const t = useComponentMessages();
  return (
    <dl className={classes.list} aria-label={label}>
      {facts.map(([term, value]) => (
        <div key={term} className={classes.row}>
          <dt>{term}</dt>
          <dd>
            {value === null || value === undefined || value === "" ? (
              <span className={classes.none}>{t("notGiven")}</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
