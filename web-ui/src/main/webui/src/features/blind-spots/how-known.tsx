import type { ReactNode } from "react";
import { Facts } from "@/components/facts";
import type { MinedSubdomain, MiningRun } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { factsOf } from "./findings";

type Props = { run: MiningRun; subdomain: MinedSubdomain; children?: ReactNode };

/** Everything behind a finding's sentence, for whoever asks. */
export function HowKnown({ run, subdomain, children }: Props) {
  const { format, locale } = useLocale();
  return (
    <details>
      <summary style={{ paddingBlock: 12, cursor: "pointer" }}>How do we know?</summary>
      <Facts label={`Finding ${subdomain.rank}`} facts={factsOf(run, subdomain, format, locale)} />
      {children}
    </details>
  );
}
