import { useCallback, useEffect, useRef, useState } from "react";
import { CameraError, closeCamera, openCamera } from "./camera";
import type { CaptureEvent } from "./capture-state";

type Camera = { stream: MediaStream | null; opening: boolean; open: (deviceId?: string) => void; close: () => void };

/** The camera of the page: opened on a press, closed when the page is left. */
export function useCamera(facing: "user" | "environment", tell: (event: CaptureEvent) => void): Camera {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [opening, setOpening] = useState(false);
  const current = useRef<MediaStream | null>(null);

  const close = useCallback(() => {
    closeCamera(current.current);
    current.current = null;
    setStream(null);
  }, []);

  const open = useCallback(
    (deviceId?: string) => {
      setOpening(true);
      close();
      openCamera({ facing, ...(deviceId === undefined ? {} : { deviceId }) })
        .then((opened) => {
          current.current = opened;
          opened.getVideoTracks()[0]?.addEventListener("ended", () => tell({ type: "cameraLost" }));
          setStream(opened);
          tell({ type: "cameraOpened" });
        })
        .catch((error: unknown) =>
          tell({ type: "cameraFailed", trouble: error instanceof CameraError ? error.trouble : "unknown" }),
        )
        .finally(() => setOpening(false));
    },
    [facing, tell, close],
  );

  useEffect(() => () => closeCamera(current.current), []);
  return { stream, opening, open, close };
}
