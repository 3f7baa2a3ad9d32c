import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Ref } from "react";
import { Loaded } from "./loaded";
import { recordingQuery } from "./recording-player";

/** A session's recording for reviewers and researchers, streamed from storage by a short-lived address. */
export function RecordingVideo({ sessionId, video }: { sessionId: string; video?: Ref<HTMLVideoElement> }) {
  const recording = useQuery(recordingQuery(sessionId));
  return (
    <Loaded query={recording} height={320}>
      {({ url, type }) => (
        <>
          <video
            ref={video}
            src={url}
            controls
            muted
            playsInline
            preload="metadata"
            aria-label="Recording"
            style={{
              maxInlineSize: "100%",
              maxBlockSize: "60dvh",
              background: "var(--sc-camera-edge)",
              borderRadius: 8,
            }}
          />
          <Text size="sm" c="dimmed">
            {type}
          </Text>
        </>
      )}
    </Loaded>
  );
}
