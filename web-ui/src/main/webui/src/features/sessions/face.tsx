import { useEffect, useState } from "react";
import { MOST_TRIES } from "./queries";
import classes from "./sessions.module.css";

type Props = { sessionId: string; alt: string; pictured: boolean | null; blur: boolean };

const AGAIN_MS = 2_000;

/** The face of a session. Where its picture was never made, asking for it has it made, and it is asked for again. */
export function Face({ sessionId, alt, pictured, blur }: Props) {
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(false);
  const most = pictured === true ? 0 : MOST_TRIES;
  const waits = failed && tries < most;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => {
      setTries((n) => n + 1);
      setFailed(false);
    }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  if (pictured === null) return <div className={classes.noFace}>No frame was kept</div>;
  if (failed) return <div className={classes.noFace}>{waits ? "The picture is being made" : "No picture"}</div>;
  return (
    <img
      className={classes.face}
      data-blurred={blur || undefined}
      src={`/api/blindspot/sessions/${sessionId}/face${tries === 0 ? "" : `?try=${tries}`}`}
      alt={alt}
      width={160}
      height={160}
      loading="lazy"
      onError={() => setFailed(true)}
    />
  );
}
