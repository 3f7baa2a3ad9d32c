import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DetChart } from "@/components/det-chart";
import { HistogramChart } from "@/components/histogram-chart";
import { Loaded } from "@/components/loaded";
import type { MiningRun } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { tradeOffQuery } from "./queries";
import { curvesOf, kindsBehind, tradeOffInWords } from "./scores";

type Props = { run: MiningRun; at: string };

/**
 * How the scores lie under the conditions and elsewhere: whether another threshold would help, or only another network.
 */
export function ScoresBehind({ run, at }: Props) {
  const { format } = useLocale();
  const tradeOff = useQuery(tradeOffQuery(run.number, at));
  const lead = { mining_run: run.number, iteration: `${run.name}-${run.iteration}` };
  return (
    <Loaded query={tradeOff} height={400}>
      {(found) => {
        const curves = curvesOf(found);
        const [here, elsewhere] = [found.here, found.elsewhere].map(({ sessions }) => format.count(sessions));
        return (
          <Stack gap="md">
            <HistogramChart
              kinds={kindsBehind(found)}
              threshold={found.threshold}
              sessions={`${here} sessions here and ${elsewhere} elsewhere`}
              name={`Score histograms here and elsewhere, mining run ${run.number}`}
              file={`scotoma-mining-run-${run.number}-scores`}
              lead={lead}
            />
            {curves.length > 0 ? (
              <DetChart
                curves={curves}
                by="Where"
                pooled
                finding={tradeOffInWords(found, format)}
                name={`Detection error trade-off here and elsewhere, mining run ${run.number}`}
                file={`scotoma-mining-run-${run.number}-det`}
                csv={() =>
                  csvText(
                    [...Object.keys(lead), "where", "threshold", "attacks_accepted", "bpcer"],
                    curves.flatMap(({ name, points }) =>
                      points.map((p) => [...Object.values(lead), name, p.threshold, p.accepted, p.bpcer]),
                    ),
                  )
                }
              />
            ) : (
              <Text c="dimmed" className="card">
                There is no trade-off to draw: here and elsewhere one of genuine sessions and attacks is missing.
              </Text>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}
