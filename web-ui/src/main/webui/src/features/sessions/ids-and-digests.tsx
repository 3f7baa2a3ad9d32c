import { Code } from "@mantine/core";
import { Facts, type Fact } from "@/components/facts";
import type { Inspection, SessionSummary } from "@/lib/api/views";

/** What a session is known by elsewhere. Few people want it, and it stands behind what everybody does. */
export function IdsAndDigests({ session, inspection }: { session: SessionSummary; inspection: Inspection | null }) {
  const code = (term: string, value: string | null | undefined): Fact => [
    term,
    value == null ? null : (
      <Code key={term} style={{ overflowWrap: "anywhere" }}>
        {value}
      </Code>
    ),
  ];
  const sha256 = inspection?.sha256;
  return (
    <Facts
      label="Ids and digests"
      facts={[
        code("Session", session.id),
        code("Participant", session.participantId),
        code("Campaign", session.campaignId),
        [
          "sha256 of the recording",
          sha256 == null ? null : (
            <Code key="sha" data-recording-sha256={sha256} style={{ overflowWrap: "anywhere" }}>
              {sha256}
            </Code>
          ),
        ],
        code("Frame pack", inspection?.pack?.key),
      ]}
    />
  );
}
