import type { CaptureSession } from "@/lib/api/views";
import type { CameraTrouble } from "./camera";
import type { Take } from "./take";

/** One state a time, and what each of them needs to be shown. */
export type CaptureState =
  | { at: "restoring" }
  | { at: "permission" }
  | { at: "blocked"; trouble: CameraTrouble }
  | { at: "check" }
  | { at: "means"; session: CaptureSession }
  | { at: "align"; session: CaptureSession }
  | { at: "record"; session: CaptureSession }
  | { at: "review"; take: Take; session: CaptureSession | null; found: boolean }
  | { at: "upload"; take: Take }
  | { at: "result"; sessionId: string };

export type CaptureEvent =
  | { type: "nothingKept" }
  | { type: "takeFound"; take: Take; sending: boolean }
  | { type: "alreadySent"; sessionId: string }
  | { type: "cameraOpened" }
  | { type: "cameraFailed"; trouble: CameraTrouble }
  | { type: "cameraLost" }
  | { type: "neverStarted" }
  | { type: "sessionOpened"; session: CaptureSession; asks?: boolean }
  | { type: "meansSaid"; session: CaptureSession }
  | { type: "aligned" }
  | { type: "recorded"; take: Take }
  | { type: "nothingRecorded" }
  | { type: "again" }
  | { type: "send" }
  | { type: "keepForLater" }
  | { type: "arrived" }
  | { type: "next" };

export const start: CaptureState = { at: "restoring" };

/** An event that does not fit the state changes nothing: a late camera or a double click cannot throw a take away. */
export function step(state: CaptureState, event: CaptureEvent): CaptureState {
  switch (event.type) {
    case "nothingKept":
      return state.at === "restoring" ? { at: "permission" } : state;
    case "takeFound":
      if (state.at !== "restoring") return state;
      return event.sending
        ? { at: "upload", take: event.take }
        : { at: "review", take: event.take, session: null, found: true };
    case "alreadySent":
      return state.at === "restoring" ? { at: "result", sessionId: event.sessionId } : state;
    case "cameraOpened":
      return state.at === "permission" || state.at === "blocked" ? { at: "check" } : state;
    case "cameraFailed":
      return state.at === "permission" || state.at === "blocked" || state.at === "check"
        ? { at: "blocked", trouble: event.trouble }
        : state;
    case "cameraLost":
      return state.at === "check" || state.at === "means" || state.at === "align"
        ? { at: "blocked", trouble: "in_use" }
        : state;
    case "neverStarted":
      return state.at === "record" ? { at: "blocked", trouble: "in_use" } : state;
    case "sessionOpened":
      return state.at === "check" ? { at: event.asks ? "means" : "align", session: event.session } : state;
    case "meansSaid":
      return state.at === "means" ? { at: "align", session: event.session } : state;
    case "aligned":
      return state.at === "align" ? { at: "record", session: state.session } : state;
    case "recorded":
      return state.at === "record" ? { at: "review", take: event.take, session: state.session, found: false } : state;
    case "nothingRecorded":
      return state.at === "record" ? { at: "align", session: state.session } : state;
    case "again":
      if (state.at !== "review") return state;
      return state.session === null ? { at: "permission" } : { at: "align", session: state.session };
    case "send":
      return state.at === "review" ? { at: "upload", take: state.take } : state;
    case "keepForLater":
      return state.at === "upload" ? { at: "review", take: state.take, session: null, found: true } : state;
    case "arrived":
      return state.at === "upload" ? { at: "result", sessionId: state.take.sessionId } : state;
    case "next":
      return state.at === "result" ? { at: "permission" } : state;
  }
}

/** States in which leaving the page asks first. */
export function holdsTake(state: CaptureState): boolean {
  return state.at === "record" || state.at === "review" || state.at === "upload";
}
