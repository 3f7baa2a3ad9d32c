import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import { rangesOf, unseen, watchedMs, type Range } from "@/lib/watching";
import { ClipTimeline } from "./clip-timeline";
import classes from "./clip-player.module.css";

export type ClipHandle = {
  playPause(): void;
  frame(by: 1 | -1): void;
  speed(by: 1 | -1): void;
  zoom(by: 1 | -1 | 0): void;
  seek(seconds: number): void;
  watchedMs(): number;
};

/** How fast a clip plays. At each of them it counts as watched. */
export const SPEEDS = [0.25, 0.5, 1, 1.5, 2] as const;
export const FASTEST = 2;
const FRAME_S = 1 / 30;
const ZOOM_STEP = 0.5;
const LARGEST = 4;

type Props = {
  src: string | null;
  ref: Ref<ClipHandle>;
  /** Kept by whoever shows one clip after another. */
  speed: number;
  onSpeed: (speed: number) => void;
  /** Seconds of the clip that have not been played; null while nobody knows how long it is. */
  onUnseen: (seconds: number | null) => void;
  onDuration: (seconds: number) => void;
  onBroken: () => void;
};

type Playing = { time: number; duration: number; seen: readonly Range[]; paused: boolean };

/**
 * A clip that begins by itself, without sound. Nothing lies over the picture, whose lower edge may show the edge of a
 * screen; what a key does has a button below.
 */
export function ClipPlayer({ src, ref, speed, onSpeed, onUnseen, onDuration, onBroken }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const begun = useRef(false);
  const [zoom, setZoom] = useState(1);
  const [now, setNow] = useState<Playing>({ time: 0, duration: 0, seen: [], paused: true });

  useEffect(() => {
    if (video.current) video.current.playbackRate = speed;
  }, [speed]);
  useEffect(() => {
    const box = picture.current;
    if (box === null) return;
    box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
    box.scrollTop = (box.scrollHeight - box.clientHeight) / 2;
  }, [zoom]);

  // A play that a pause cuts off fails, which is nobody's fault; a clip that cannot be played says so by its error.
  const play = () => void video.current?.play().catch(() => undefined);
  const handle: ClipHandle = {
    playPause: () => (video.current?.paused ? play() : video.current?.pause()),
    frame: (by) => {
      if (video.current === null) return;
      video.current.pause();
      video.current.currentTime = Math.max(0, video.current.currentTime + by * FRAME_S);
    },
    speed: (by) => onSpeed(SPEEDS[SPEEDS.findIndex((each) => each === speed) + by] ?? speed),
    zoom: (by) => setZoom((was) => (by === 0 ? 1 : Math.min(Math.max(was + by * ZOOM_STEP, 1), LARGEST))),
    seek: (seconds) => {
      if (video.current) video.current.currentTime = seconds;
    },
    watchedMs: () => (video.current ? watchedMs(rangesOf(video.current.played)) : 0),
  };
  useImperativeHandle(ref, () => handle);

  const report = () => {
    const element = video.current;
    if (element === null || !Number.isFinite(element.duration)) return onUnseen(null);
    const seen = rangesOf(element.played);
    setNow({ time: element.currentTime, duration: element.duration, seen, paused: element.paused });
    onUnseen(unseen(seen, element.duration));
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
    if (!begun.current) {
      begun.current = true;
      element.playbackRate = speed;
      if (element.currentTime > 0) element.currentTime = 0;
      onDuration(element.duration);
      play();
    }
    report();
  };

  return (
    <div className={classes.player}>
      <div
        ref={picture}
        className={classes.picture}
        {...(zoom > 1 && { tabIndex: 0, role: "group", "aria-label": "Part of the clip", "data-own-arrows": true })}
      >
        <video
          ref={video}
          className={classes.video}
          style={zoom > 1 ? { inlineSize: `${zoom * 100}%`, blockSize: "auto" } : undefined}
          src={src ?? undefined}
          muted
          playsInline
          disablePictureInPicture
          preload="auto"
          aria-label="Clip"
          tabIndex={-1}
          onLoadedMetadata={findDuration}
          onDurationChange={known}
          onTimeUpdate={report}
          onSeeked={report}
          onPlay={report}
          onPause={report}
          onEnded={report}
          onError={onBroken}
        />
      </div>
      <div className={classes.bar}>
        <button type="button" className={classes.control} onClick={handle.playPause} aria-label={playWord(now.paused)}>
          {now.paused ? "▶" : "❚❚"}
        </button>
        <ClipTimeline {...now} onSeek={handle.seek} />
      </div>
      <div className={classes.bar} role="group" aria-label="How the clip is shown">
        <span className={classes.pair}>
          <Control name="One frame back" sign="‹" onPress={() => handle.frame(-1)} />
          <span aria-hidden>frame</span>
          <Control name="One frame on" sign="›" onPress={() => handle.frame(1)} />
        </span>
        <span className={classes.pair}>
          <Control name="Slower" sign="−" onPress={() => handle.speed(-1)} />
          <output aria-label="Speed">{speed}×</output>
          <Control name="Faster" sign="+" onPress={() => handle.speed(1)} />
        </span>
        <span className={classes.pair}>
          <Control name="Smaller" sign="−" onPress={() => handle.zoom(-1)} />
          <output aria-label="Size">{Math.round(100 * zoom)}%</output>
          <Control name="Larger" sign="+" onPress={() => handle.zoom(1)} />
        </span>
      </div>
    </div>
  );
}

const playWord = (paused: boolean) => (paused ? "Play" : "Pause");

function Control({ name, sign, onPress }: { name: string; sign: string; onPress: () => void }) {
  return (
    <button type="button" className={classes.control} aria-label={name} title={name} onClick={onPress}>
      {sign}
    </button>
  );
}
