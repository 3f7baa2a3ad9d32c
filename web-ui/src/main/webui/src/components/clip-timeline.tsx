import { unseen, type Range } from "@/lib/watching";
import classes from "./clip-player.module.css";

type Props = { time: number; duration: number; seen: readonly Range[]; onSeek: (seconds: number) => void };

/** Where the clip is, and which parts of it have been seen. */
export function ClipTimeline({ time, duration, seen, onSeek }: Props) {
  const share = (seconds: number) => `${duration > 0 ? (100 * seconds) / duration : 0}%`;
  const left = unseen(seen, duration);
  const rest = left > 0 ? `${left.toFixed(1)} s not seen yet` : "all of it seen";
  return (
    <>
      <div className={classes.timeline}>
        <div className={classes.track} aria-hidden data-testid="seen-parts">
          {seen.map(([start, end]) => (
            <span key={start} style={{ insetInlineStart: share(start), inlineSize: share(end - start) }} />
          ))}
        </div>
        <input
          type="range"
          aria-label="Place in the clip"
          aria-valuetext={`${time.toFixed(1)} of ${duration.toFixed(1)} seconds, ${rest}`}
          data-own-arrows
          min={0}
          max={duration}
          step={0.01}
          value={time}
          onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
        />
      </div>
      <span className={classes.time}>
        {time.toFixed(1)} / {duration.toFixed(1)} s
      </span>
    </>
  );
}
