import { Stack, Text } from "@mantine/core";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { Agreements } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { alphaOf, leastAgreed } from "./findings";

type OfAttribute = Agreements["attributes"][number];

const BINS = 20;
/** Fewer sessions than this are drawn hollow. */
const FEW = 100;

/** How far people agree on each attribute, and how sure the votes leave one. */
export function AgreementPart({ attributes }: { attributes: readonly OfAttribute[] }) {
  if (attributes.every((a) => a.votes === 0)) {
    return <Text c="dimmed">Nobody has voted yet. What the votes say is computed a minute after the first.</Text>;
  }
  return (
    <Stack gap="md">
      <AlphaChart attributes={attributes} />
      <PosteriorChart attributes={attributes.filter((a) => a.tasks > 0)} />
    </Stack>
  );
}

function AlphaChart({ attributes }: { attributes: readonly OfAttribute[] }) {
  const { format } = useLocale();
  const finding = leastAgreed(attributes, format);
  const told = attributes.filter((a) => a.alpha != null);
  return (
    <Chart
      finding={finding}
      file="scotoma-agreement"
      minHeight={56 + 28 * told.length}
      draw={async (width) => {
        const { intervalPlot } = await import("@/components/interval-plot");
        const rows = told.map((a) => ({
          name: a.attribute,
          value: a.alpha ?? 0,
          low: a.alphaLow ?? null,
          high: a.alphaHigh ?? null,
          colour: "var(--sc-action)",
          small: a.tasks < FEW,
        }));
        const lowest = Math.min(0, ...rows.map((r) => Math.max(-1, r.low ?? r.value)));
        return intervalPlot(
          rows.map((r) => ({ ...r, low: r.low === null ? null : Math.max(-1, r.low) })),
          {
            width,
            name: "Krippendorff’s alpha by attribute",
            finding,
            axis: "Krippendorff’s alpha",
            domain: [lowest, 1],
            zero: 0,
            tick: (at) => format.score(at),
          },
        );
      }}
      csv={() =>
        csvText(
          ["attribute", "votes", "unsure", "sessions", "alpha", "low", "high"],
          attributes.map((a) => [
            a.attribute,
            a.votes,
            a.unsure,
            a.tasks,
            a.alpha ?? "",
            a.alphaLow ?? "",
            a.alphaHigh ?? "",
          ]),
        )
      }
      note={
        <>
          1 where all agree, 0 where they agree as chance would have it. Alpha says how clear a question is, not who is
          right. Intervals are over sessions. Hollow: fewer than {FEW} sessions.
        </>
      }
      table={
        <DataTable
          caption="Agreement by attribute"
          rows={attributes}
          rowKey={(a) => a.attribute}
          empty="No attribute."
          columns={[
            { header: "Attribute", cell: (a) => a.attribute },
            { header: "Agreement", cell: (a) => alphaOf(a, format) },
            { header: "Unsure", cell: (a) => format.count(a.unsure), numeric: true },
          ]}
        />
      }
    />
  );
}

function PosteriorChart({ attributes }: { attributes: readonly OfAttribute[] }) {
  const { format } = useLocale();
  const unsure = attributes.map((a) => ({ name: a.attribute, share: doubtful(a) })).sort((a, b) => b.share - a.share);
  const most = unsure[0];
  if (most === undefined) return null;
  const finding =
    `Votes leave most doubt about ${most.name}: ` +
    `${format.plainPercent(most.share)} of sessions lie between 0.05 and 0.95`;
  const bars = attributes.flatMap((a) =>
    a.posteriors.map((n, i) => ({
      kind: a.attribute,
      title: a.attribute,
      attack: false,
      n,
      from: i / BINS,
      to: (i + 1) / BINS,
      share: n / a.tasks,
    })),
  );
  return (
    <Chart
      finding={finding}
      file="scotoma-posteriors"
      minHeight={60 + 84 * attributes.length}
      draw={async (width) => {
        const { histogramPlot } = await import("@/components/histogram-plot");
        return histogramPlot(bars, {
          width,
          name: "Posteriors by attribute",
          finding,
          threshold: 0.5,
          thresholdLabel: "present from 0.50",
          axis: "P(present), given the votes",
          kinds: attributes.map((a) => ({
            kind: a.attribute,
            label: `${a.attribute} · ${format.count(a.tasks)} sessions`,
            attack: false,
          })),
        });
      }}
      csv={() =>
        csvText(
          ["attribute", "from", "to", "sessions"],
          bars.map((b) => [b.kind, b.from, b.to, b.n]),
        )
      }
      note="Under the last fit of all votes. Bars are shares of an attribute’s sessions; all panels share their axes."
      table={
        <DataTable
          caption="Posteriors by attribute"
          rows={bars.filter((b) => b.n > 0)}
          rowKey={(b) => `${b.kind} ${b.from}`}
          empty="No session."
          columns={[
            { header: "Attribute", cell: (b) => b.title },
            { header: "P(present)", cell: (b) => `${format.score(b.from)} to ${format.score(b.to)}` },
            { header: "Sessions", cell: (b) => format.count(b.n), numeric: true },
          ]}
        />
      }
    />
  );
}

/** The share of sessions of which neither answer is sure: all bins but the first and the last. */
const doubtful = ({ posteriors, tasks }: OfAttribute) => posteriors.slice(1, -1).reduce((sum, n) => sum + n, 0) / tasks;
