import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { RecordingVideo } from "@/components/recording-video";
import { WithPurpose } from "@/components/with-purpose";
import type { Score } from "@/lib/api/views";
import { curve } from "@/lib/curve";
import { FrameFace } from "./frame-face";
import { portraitQuery } from "./queries";
import { ScoreChart } from "./score-chart";
import classes from "./sessions.module.css";

type Props = {
  sessionId: string;
  /** Whether the recording may be shown: of a genuine campaign not before inspection has looked. */
  shown: boolean;
  /** The one that decides in the list that was come from is the first. */
  scores: readonly Score[] | null;
  blur: boolean;
};

const msOf = (seconds: number) => Math.round(1000 * seconds);

/** The frame in which an attack is seen most clearly: a spike is what somebody looks for. */
function highest(scores: readonly Score[]): number | null {
  const points = scores.flatMap((score) => curve(score));
  const top = points.reduce<(typeof points)[number] | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
  return top === null ? null : msOf(top.seconds);
}

/** The clip beside its frame scores. It stands at the frame that is pointed at in the chart, whose face is shown. */
export function ClipAndScores({ sessionId, shown, scores, blur }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const sheet = useQuery(portraitQuery(sessionId));
  const list = scores ?? [];
  const atMs = pointed ?? highest(list);
  const first = list[0];
  const score = first ? (curve(first).find(({ seconds }) => msOf(seconds) === atMs)?.score ?? null) : null;
  const seek = (ms: number) => {
    setPointed(ms);
    const clip = video.current;
    if (clip === null) return;
    clip.pause();
    clip.currentTime = ms / 1000;
  };
  return (
    <div className={classes.beside}>
      <section aria-labelledby="recording">
        <Title order={2} id="recording" mb="sm">
          Recording
        </Title>
        {shown ? (
          <WithPurpose>
            <Stack gap="md">
              <div className={classes.clip}>
                <div data-blurred={blur || undefined}>
                  <RecordingVideo sessionId={sessionId} video={video} />
                </div>
              </div>
              <FrameFace sessionId={sessionId} sheet={sheet} atMs={atMs} score={score} blur={blur} />
            </Stack>
          </WithPurpose>
        ) : (
          <Text role="status">It is shown when inspection has looked whether somebody else is in it.</Text>
        )}
      </section>
      <section aria-labelledby="scores">
        <Title order={2} id="scores" mb="sm">
          Scores
        </Title>
        {list.length === 0 ? (
          <Text c="dimmed">No iteration has scored this session yet.</Text>
        ) : (
          <Stack>
            {list.map((each) => (
              <ScoreChart key={each.iterationId} score={each} sessionId={sessionId} atMs={atMs} onFrame={seek} />
            ))}
          </Stack>
        )}
      </section>
    </div>
  );
}
