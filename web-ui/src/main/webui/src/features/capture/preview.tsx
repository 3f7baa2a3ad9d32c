import { useEffect, useRef } from "react";
import { isMirrored } from "./camera";
import classes from "./capture.module.css";

type Props = { stream: MediaStream; label: string; className?: string };

/** The live picture, mirrored for the front camera so that left is left. The recording itself is never mirrored. */
export function Preview({ stream, label, className = classes.video }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
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

/** White edged black: seen on any picture. Dashed while lining up, solid while recording. */
export function Oval({ solid }: { solid: boolean }) {
  const dash = solid ? undefined : "14 10";
  return (
    <svg className={classes.oval} viewBox="0 0 300 400" preserveAspectRatio="xMidYMid meet" aria-hidden>
      <ellipse
        cx="150"
        cy="190"
        rx="98"
        ry="138"
        fill="none"
        stroke="var(--sc-camera-edge)"
        strokeWidth="8"
        strokeDasharray={dash}
      />
      <ellipse
        cx="150"
        cy="190"
        rx="98"
        ry="138"
        fill="none"
        stroke="var(--sc-camera-text)"
        strokeWidth="4"
        strokeDasharray={dash}
      />
    </svg>
  );
}
