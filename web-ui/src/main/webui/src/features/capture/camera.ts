/** Why there is no picture; each has its own help. */
export type CameraTrouble = "insecure" | "unsupported" | "denied" | "none" | "in_use" | "overconstrained" | "unknown";

export const REQUESTED = { width: 1280, height: 720, fps: 30 } as const;

export class CameraError extends Error {
  readonly trouble: CameraTrouble;
  constructor(trouble: CameraTrouble) {
    super(trouble);
    this.name = "CameraError";
    this.trouble = trouble;
  }
}

/**
 * Asks for a picture with wishes only ("ideal"): an exact constraint would shut out the cameras that are missing from
 * the data.
 */
export async function openCamera(wish: { facing: "user" | "environment"; deviceId?: string }): Promise<MediaStream> {
  if (!window.isSecureContext) throw new CameraError("insecure");
  if (!("mediaDevices" in navigator) || typeof MediaRecorder === "undefined") throw new CameraError("unsupported");
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: constraints(wish) });
  } catch (error) {
    throw new CameraError(troubleOf(error));
  }
}

export function constraints(wish: { facing: "user" | "environment"; deviceId?: string }): MediaTrackConstraints {
  return {
    width: { ideal: REQUESTED.width },
    height: { ideal: REQUESTED.height },
    frameRate: { ideal: REQUESTED.fps },
    ...(wish.deviceId === undefined ? { facingMode: { ideal: wish.facing } } : { deviceId: { ideal: wish.deviceId } }),
  };
}

export function troubleOf(error: unknown): CameraTrouble {
  const name = typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
  switch (name) {
    case "NotAllowedError":
    case "PermissionDeniedError":
      return "denied";
    case "SecurityError":
      return "insecure";
    case "NotFoundError":
    case "DevicesNotFoundError":
      return "none";
    case "NotReadableError":
    case "TrackStartError":
    case "AbortError":
      return "in_use";
    case "OverconstrainedError":
    case "ConstraintNotSatisfiedError":
      return "overconstrained";
    default:
      return "unknown";
  }
}

/** Labels are empty until permission is given, so this is asked after the camera has opened. */
export async function cameras(unnamed: string): Promise<{ id: string; label: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((d) => d.kind === "videoinput")
    .map((d, i) => ({ id: d.deviceId, label: d.label === "" ? `${unnamed} ${i + 1}` : d.label }));
}

export function closeCamera(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop());
}

/** People expect a mirror of themselves; a rear camera shows the world as it is. */
export function isMirrored(stream: MediaStream): boolean {
  return stream.getVideoTracks()[0]?.getSettings().facingMode !== "environment";
}
