import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem-notice";
import type { Life, MinedSubdomain, MiningRun } from "@/lib/api/views";
import { saveFile } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { coverageGapsQuery, lifeQuery } from "./queries";
import { drawRates } from "./rates";
import { ReportDocument } from "./report-document";

/** The mining run as one HTML file for a review. */
export function ExportReport({ run, subdomains }: { run: MiningRun; subdomains: readonly MinedSubdomain[] }) {
  const client = useQueryClient();
  const { format, locale } = useLocale();
  const write = useMutation({
    mutationFn: async () => {
      const ids = subdomains.flatMap((s) => (s.blindSpotId == null ? [] : [s.blindSpotId]));
      const [gaps, drawing, { renderToStaticMarkup }, ...lives] = await Promise.all([
        client.fetchQuery(coverageGapsQuery(run.number)),
        drawRates(run, subdomains, { width: 900, format, locale }),
        import("react-dom/server"),
        ...ids.map(async (id): Promise<[string, Life]> => [id, await client.fetchQuery(lifeQuery(id))]),
      ]);
      // What takes clicks on the page has nothing to do in a file.
      drawing.querySelector(".picks")?.remove();
      const markup = renderToStaticMarkup(
        <ReportDocument
          run={run}
          subdomains={subdomains}
          gaps={gaps}
          lives={new Map(lives)}
          plot={drawing.outerHTML}
          tokens={lightTokens()}
          madeAt={new Date().toISOString()}
          format={format}
          locale={locale}
        />,
      );
      saveFile(`scotoma-mining-run-${run.number}.html`, "text/html", `<!doctype html>\n${markup}\n`);
    },
  });
  return (
    <div>
      <Button variant="outline" onClick={() => write.mutate()} loading={write.isPending}>
        Export report
      </Button>
      {write.isError && <ProblemNotice error={write.error} />}
    </div>
  );
}

/** The colours by name, as the page has them in daylight: paper is white. */
function lightTokens(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSStyleRule && rule.selectorText === ":root" && rule.cssText.includes("--sc-"))
    .map((rule) => rule.cssText)
    .join("\n");
}
