import { useEffect, useRef } from "react";
import { useObjectUrl } from "@/lib/object-url";
import classes from "./label.module.css";

const FRAMES = 5;

/**
 * Five moments of the clip at a glance; each is a button that goes there. Looking at them does not count as watching.
 */
export function Filmstrip({
  clip,
  duration,
  onSeek,
}: {
  clip: Blob;
  /** Null while nobody knows it; the strip has its place all the same. */
  duration: number | null;
  onSeek: (seconds: number) => void;
}) {
  const url = useObjectUrl(clip);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const moments = Array.from({ length: FRAMES }, (_, i) => momentOf(duration ?? 0, i));

  useEffect(() => {
    if (url === null || duration === null) return;
    let current = true;
    const video = document.createElement("video");
    video.muted = true;
    video.src = url;
    const draw = async () => {
      for (let i = 0; i < FRAMES && current; i += 1) {
        await seek(video, momentOf(duration, i));
        const canvas = canvases.current[i];
        if (!current || !canvas || video.videoWidth === 0) return;
        canvas.width = 96;
        canvas.height = Math.round((96 * video.videoHeight) / video.videoWidth);
        canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
      }
    };
    video.addEventListener("loadeddata", () => void draw(), { once: true });
    return () => {
      current = false;
      video.removeAttribute("src");
      video.load();
    };
  }, [url, duration]);

  return (
    <div className={classes.filmstrip} role="group" aria-label="Filmstrip">
      {moments.map((moment, i) => (
        <button
          key={i}
          type="button"
          className={classes.frame}
          aria-label={`Go to ${moment.toFixed(1)} seconds`}
          onClick={() => onSeek(moment)}
        >
          <canvas ref={(canvas) => void (canvases.current[i] = canvas)} width={96} height={54} />
        </button>
      ))}
    </div>
  );
}

const momentOf = (duration: number, frame: number) => (duration * (frame + 0.5)) / FRAMES;

function seek(video: HTMLVideoElement, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    video.addEventListener("seeked", () => resolve(), { once: true });
    video.currentTime = seconds;
  });
}
