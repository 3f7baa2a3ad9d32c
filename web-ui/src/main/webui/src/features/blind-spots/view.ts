import { AXES, type Axis } from "@/lib/vocabulary";

export const OUTCOMES = {
  apcer: "APCER: attacks accepted as genuine",
  bpcer: "BPCER: genuine sessions rejected",
  flips: "Flips: the decision changes between frames",
  perturbation: "Perturbation: a slightly changed frame is decided otherwise",
  disagreement: "Disagreement: the parent iteration decided otherwise",
} as const;
export type Outcome = keyof typeof OUTCOMES;
export const isOutcome = (value: unknown): value is Outcome =>
  typeof value === "string" && Object.hasOwn(OUTCOMES, value);

/** What an iteration does where it fails, as the predicate of a sentence. */
export const FAILS: Record<Outcome, string> = {
  apcer: "accepts attacks as genuine",
  bpcer: "rejects genuine sessions",
  flips: "changes its decision between frames",
  perturbation: "decides otherwise on slightly changed frames",
  disagreement: "decides otherwise than its parent",
};

/** What the page shows, as its address says it. `at` is the selected subdomain, see conditions.ts. */
export type View = {
  iteration?: string | undefined;
  outcome?: Outcome | undefined;
  run?: number | undefined;
  at?: string | undefined;
  x?: Axis | undefined;
  y?: Axis | undefined;
  errors?: true | undefined;
};

/** Of an address that anybody may have typed: what cannot be read is left out. */
export function viewOf(search: Record<string, unknown>): View {
  const { iteration, outcome, run, at, x, y, errors } = search;
  return {
    ...(typeof iteration === "string" ? { iteration } : {}),
    ...(isOutcome(outcome) ? { outcome } : {}),
    ...(typeof run === "number" && Number.isInteger(run) && run > 0 ? { run } : {}),
    ...(typeof at === "string" && at !== "" ? { at } : {}),
    ...(isAxis(x) ? { x } : {}),
    ...(isAxis(y) ? { y } : {}),
    ...(errors === true ? { errors } : {}),
  };
}

const isAxis = (value: unknown): value is Axis => typeof value === "string" && Object.hasOwn(AXES, value);
