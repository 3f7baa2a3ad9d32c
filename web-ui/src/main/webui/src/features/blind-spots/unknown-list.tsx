import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import type { MiningRun } from "@/lib/api/views";
import { inWords, keyOf } from "@/lib/conditions";
import { useLocale } from "@/lib/i18n/locale";
import { collecting } from "./life";
import { coverageGapsQuery } from "./queries";

const FIRST = 5;

/** Not "fails here": nothing is known of these places. */
export function UnknownList({ run }: { run: MiningRun }) {
  const gaps = useQuery(coverageGapsQuery(run.number));
  const { format, locale } = useLocale();
  const [all, setAll] = useState(false);
  return (
    <Loaded query={gaps} height={160}>
      {(list) => (
        <>
          <Text size="sm" mb="xs">
            Conditions that campaigns can ask for and that fewer than {format.count(run.minSupport)} sessions of this
            mining run have together, though each was recorded. Expected: if they went together as often as chance would
            bring them.
          </Text>
          <DataTable
            caption="Unknown here, the most expected first"
            rows={all ? list : list.slice(0, FIRST)}
            rowKey={(gap) => keyOf(gap.conditions)}
            empty="Whatever could be expected to be recorded often enough was."
            columns={[
              { header: "Conditions", cell: (gap) => `▨ ${inWords(gap.conditions, locale)}` },
              { header: "Seen", cell: (gap) => format.count(gap.sessions), numeric: true },
              { header: "Expected", cell: (gap) => format.count(Math.round(gap.expected)), numeric: true },
              {
                header: "Next",
                cell: (gap) => (
                  <LinkButton
                    to="/campaigns/new"
                    search={collecting(run, gap.conditions)}
                    variant="outline"
                    size="compact-sm"
                    aria-label={`Collect ${inWords(gap.conditions, locale)}`}
                  >
                    Collect
                  </LinkButton>
                ),
              },
            ]}
          />
          {list.length > FIRST && !all && (
            <Button variant="outline" mt="sm" onClick={() => setAll(true)}>
              Show all {format.count(list.length)}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
