import { Code, Stack, Title } from "@mantine/core";
import { DataTable } from "@/components/data-table";
import { Facts } from "@/components/facts";
import type { ModelDetails } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";

/** What the manifest says, what the check saw, and who changed what since. */
export function ModelFacts({ details }: { details: ModelDetails }) {
  const { format } = useLocale();
  const { model, check } = details;
  return (
    <Stack gap="xl">
      <section aria-labelledby="manifest">
        <Title order={2} id="manifest" mb="sm">
          Manifest
        </Title>
        <Facts
          label="Manifest"
          facts={[
            ["State", wordsFor(model.state)],
            ["Parent", model.parent ?? "none"],
            ["Attack from", `${format.score(model.threshold)}, from ${details.thresholdFrom}`],
            ["Score of a session", `${details.aggregation} of its frames`],
            ["Perturbations", details.perturbationSeed == null ? "none" : `seed ${details.perturbationSeed}`],
            ["Decides", details.decides],
            ["Heads", model.heads.join(", ")],
            ["Output", details.values.replaceAll("_", " ")],
            ["Trained on", details.trainedOn],
            ["Participants it learned from", details.participants],
            ["Registered", format.staffTime(details.registeredAt)],
            [
              "Manifest sha256",
              <Code key="sha" style={{ overflowWrap: "anywhere" }}>
                {model.digest}
              </Code>,
            ],
            ...(check == null
              ? []
              : ([
                  ["Checked on", check.device],
                  ["Time per frame", `${format.score(check.msPerFrame)} ms`],
                  ["A frame alone against a batch", `differs by ${check.batchDifference.toExponential(1)}`],
                ] as const)),
          ]}
        />
      </section>
      <section aria-labelledby="networks">
        <Title order={2} id="networks" mb="sm">
          Networks
        </Title>
        <DataTable
          caption="Networks"
          rows={details.networks}
          rowKey={(n) => n.file}
          empty="No network."
          columns={[
            { header: "File", cell: (n) => n.file },
            { header: "Format", cell: (n) => n.format },
            { header: "Size", cell: (n) => format.bytes(n.bytes), numeric: true },
            { header: "Input", cell: (n) => `${n.width}×${n.height} ${n.channels}` },
            {
              header: "Crop",
              cell: (n) =>
                n.context == null
                  ? "whole frame"
                  : `${n.shape}, ${n.context} times the face${n.alignment === "none" ? "" : `, ${n.alignment} level`}`,
            },
            { header: "sha256", cell: (n) => <Code title={n.sha256}>{n.sha256.slice(0, 16)}…</Code> },
          ]}
        />
      </section>
      <section aria-labelledby="changes">
        <Title order={2} id="changes" mb="sm">
          Changes
        </Title>
        <DataTable
          caption="Changes"
          rows={details.changes}
          rowKey={(c) => c.at}
          empty="Nothing has changed since it was registered."
          columns={[
            { header: "When", cell: (c) => format.staffTime(c.at) },
            { header: "Became", cell: (c) => c.state },
            { header: "Reason", cell: (c) => c.reason },
          ]}
        />
      </section>
    </Stack>
  );
}
