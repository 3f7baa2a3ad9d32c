import { Text } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState, type Ref } from "react";
import { answer, api } from "@/lib/api/client";
import { ClipPlayer, type ClipHandle } from "./clip-player";
import { Loaded } from "./loaded";

export const recordingQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["recording", sessionId],
    staleTime: 5 * 60_000,
    queryFn: () => answer(api.GET("/api/capture/sessions/{id}/recording", { params: { path: { id: sessionId } } })),
  });

const nothing = () => undefined;

/** A session's recording in the player of the desk, for reviewers, who may watch as much of it as they like. */
export function RecordingPlayer({ sessionId, ref }: { sessionId: string; ref: Ref<ClipHandle> }) {
  const recording = useQuery(recordingQuery(sessionId));
  const [speed, setSpeed] = useState(1);
  const [broken, setBroken] = useState(false);
  return (
    <Loaded query={recording} height={480}>
      {({ url }) => (
        <>
          <ClipPlayer
            ref={ref}
            src={url}
            speed={speed}
            onSpeed={setSpeed}
            onUnseen={nothing}
            onDuration={nothing}
            onBroken={() => setBroken(true)}
          />
          {broken && (
            <Text role="alert" mt="xs">
              This recording does not play here.
            </Text>
          )}
        </>
      )}
    </Loaded>
  );
}
