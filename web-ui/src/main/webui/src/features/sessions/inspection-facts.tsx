import { Stack, Text } from "@mantine/core";
import { Facts, type Fact } from "@/components/facts";
import { Mark } from "@/components/mark";
import type { Inspection } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";

/** What was measured in the one decode of the recording. */
export function InspectionFacts({ inspection }: { inspection: Inspection | null }) {
  const { format } = useLocale();
  if (inspection === null || inspection.state === "PENDING") return <Text role="status">Not inspected yet.</Text>;
  const measured = (term: string, value: string | null | undefined): Fact => [term, value ? wordsFor(value) : null];
  const count = (value: number | null | undefined) => (value == null ? null : format.count(value));
  return (
    <Stack gap="md">
      {inspection.state === "PASSED" ? (
        <Mark kind="ok">passed</Mark>
      ) : (
        <Mark kind="danger">{`failed: ${wordsFor(inspection.reason ?? "unknown")}`}</Mark>
      )}
      {inspection.detail && <Text>{inspection.detail}</Text>}
      <Facts
        label="Recording"
        facts={[
          ["Container, codec", [inspection.container, inspection.codec].filter(Boolean).join(", ")],
          ["Length", inspection.durationMs == null ? null : format.seconds(inspection.durationMs)],
          ["Size", inspection.width == null ? null : `${inspection.width} × ${inspection.height ?? "?"}`],
          ["Frames", count(inspection.frames)],
          [
            "Sampled, with a face",
            inspection.sampledFrames == null
              ? null
              : `${format.count(inspection.sampledFrames)}, ${format.count(inspection.faceFrames ?? 0)}`,
          ],
        ]}
      />
      <Facts
        label="Conditions"
        facts={[
          measured("Distance", inspection.conditions.distance),
          measured("Face size in pixels", inspection.conditions.facePx),
          measured("Light level", inspection.conditions.lightLevel),
          measured("Light direction", inspection.conditions.lightDir),
          measured("Colour temperature", inspection.conditions.colourTemp),
          measured("Sharpness", inspection.conditions.sharpness),
          measured("Noise", inspection.conditions.noise),
          measured("Frame rate", inspection.conditions.fps),
          measured("Resolution", inspection.conditions.resolution),
          measured("Compression", inspection.conditions.compression),
          measured("Head turn", inspection.conditions.yawCoverage),
        ]}
      />
    </Stack>
  );
}
