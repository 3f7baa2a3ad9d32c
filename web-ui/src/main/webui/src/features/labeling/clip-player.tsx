import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import { useObjectUrl } from "@/lib/object-url";
import classes from "./label.module.css";
import { rangesOf, unseen, watchedMs } from "./watching";

export type ClipHandle = {
  playPause(): void;
  frame(by: 1 | -1): void;
  speed(by: 1 | -1): void;
  zoom(by: 1 | -1 | 0): void;
  seek(seconds: number): void;
  watchedMs(): number;
};

type Props = {
  clip: Blob;
  ref: Ref<ClipHandle>;
  onUnseen: (seconds: number | null) => void;
  onDuration: (seconds: number) => void;
  onBroken: () => void;
};

const SPEEDS = [0.25, 0.5, 1, 1.5, 2];
const FRAME_S = 1 / 30;

export function ClipPlayer({ clip, ref, onUnseen, onDuration, onBroken }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const url = useObjectUrl(clip);
  const [speed, setSpeed] = useState(2);
  const [zoom, setZoom] = useState(1);

  useEffect(() => {
    if (video.current) video.current.playbackRate = SPEEDS[speed] ?? 1;
  }, [speed]);

  useImperativeHandle(ref, () => ({
    playPause: () => void (video.current?.paused ? video.current.play().catch(onBroken) : video.current?.pause()),
    frame: (by) => {
      if (video.current === null) return;
      video.current.pause();
      video.current.currentTime = Math.max(0, video.current.currentTime + by * FRAME_S);
    },
    speed: (by) => setSpeed((now) => Math.min(Math.max(now + by, 0), SPEEDS.length - 1)),
    zoom: (by) => setZoom((now) => (by === 0 ? 1 : Math.min(Math.max(now + by * 0.5, 1), 4))),
    seek: (seconds) => {
      if (video.current) video.current.currentTime = seconds;
    },
    watchedMs: () => (video.current ? watchedMs(rangesOf(video.current.played)) : 0),
  }));

  const report = () => {
    const element = video.current;
    if (element === null || !Number.isFinite(element.duration)) return onUnseen(null);
    onUnseen(unseen(rangesOf(element.played), element.duration));
  };
  // A browser's own webm has no duration in its header: jumping past the end makes the player find it.
  const findDuration = () => {
    const element = video.current;
    if (element !== null && !Number.isFinite(element.duration)) element.currentTime = 1e7;
    else known();
  };
  const known = () => {
    const element = video.current;
    if (element === null || !Number.isFinite(element.duration)) return;
    if (element.currentTime > 0 && element.played.length === 0) element.currentTime = 0;
    onDuration(element.duration);
    report();
  };

  return (
    <div>
      <div className={classes.clip}>
        <video
          ref={video}
          className={classes.video}
          style={{ transform: `scale(${zoom})` }}
          src={url ?? undefined}
          controls
          muted
          playsInline
          preload="auto"
          aria-label="Clip"
          tabIndex={-1}
          onLoadedMetadata={findDuration}
          onDurationChange={known}
          onTimeUpdate={report}
          onEnded={report}
          onError={onBroken}
        />
      </div>
      <p className={classes.status}>
        Speed {SPEEDS[speed]}× · Zoom {zoom}×
      </p>
    </div>
  );
}
