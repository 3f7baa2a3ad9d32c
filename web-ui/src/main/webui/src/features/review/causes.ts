import type { TruthReview } from "@/lib/api/views";

/** Why a person has to look, in words. */
export const CAUSES: Record<TruthReview["causes"][number], string> = {
  flagged: "a sign of fraud is open",
  declaration: "declared otherwise than asked for",
  crowd: "the crowd sees it otherwise",
  doubt: "accepted, and the crowd sees it otherwise by now",
  no_face: "no face was found",
  several_faces: "several faces were found",
};
