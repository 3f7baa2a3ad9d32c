import { useEffect, useRef, type RefObject } from "react";
import { isMirrored } from "./camera";
import classes from "./capture.module.css";
import { faceShare, type Prescribed } from "./prescribed";

type Props = {
  stream: MediaStream;
  label: string;
  className?: string;
  /** For whoever looks at the picture. */
  video?: RefObject<HTMLVideoElement | null>;
};

/** The live picture, mirrored for the front camera so that left is left. The recording itself is never mirrored. */
export function Preview({ stream, label, className = classes.video, video: given }: Props) {
  const own = useRef<HTMLVideoElement>(null);
  const video = given ?? own;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream, video]);
  return (
    <video
      ref={video}
      className={`${className ?? ""} ${isMirrored(stream) ? classes.mirrored : ""}`}
      aria-label={label}
      autoPlay
      muted
      playsInline
    />
  );
}

/**
 * Where the face is to be, as large as it is at the prescribed distance; where none is prescribed there is none, and
 * nobody is drawn to one. White edged black: seen on any picture. Dashed while lining up, solid while recording.
 */
export function FacePlace({ prescribed, solid }: { prescribed: Prescribed; solid: boolean }) {
  const share = faceShare(prescribed);
  if (share === null) return null;
  const ellipse = { cx: 75, cy: 105, rx: 70, ry: 100, fill: "none", strokeDasharray: solid ? undefined : "14 10" };
  const outline = { vectorEffect: "non-scaling-stroke" } as const;
  return (
    <svg
      className={classes.place}
      style={{ inlineSize: `${share * 100}%` }}
      viewBox="0 0 150 210"
      data-face-place={prescribed.distance}
      aria-hidden
    >
      <ellipse {...ellipse} {...outline} stroke="var(--sc-camera-edge)" strokeWidth="8" />
      <ellipse {...ellipse} {...outline} stroke="var(--sc-camera-text)" strokeWidth="4" />
    </svg>
  );
}
