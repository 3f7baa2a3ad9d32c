export const TRUTHS = { genuine: "genuine", attack: "attack", undecided: "not decided" } as const;
export const DECISIONS = {
  genuine: "genuine",
  attack: "attack",
  no_response: "no response",
  not_scored: "not scored",
} as const;
/** An error is what the mining run counts as one, so only its list has them. */
export const OUTCOMES = { right: "right", wrong: "wrong", wavering: "wavering", error: "error of the run" } as const;

export type Truth = keyof typeof TRUTHS;
export type Decision = keyof typeof DECISIONS;
export type Outcome = keyof typeof OUTCOMES;

/** Which sessions a list has, as its address says it. `at` are conditions, see conditions.ts. */
export type SessionFilters = {
  campaign?: string | undefined;
  spot?: string | undefined;
  run?: number | undefined;
  at?: string | undefined;
  iteration?: string | undefined;
  truth?: Truth | undefined;
  decision?: Decision | undefined;
  outcome?: Outcome | undefined;
  id?: string | undefined;
};

/** How it is looked at besides, and which page of it. */
export type SessionList = SessionFilters & {
  look?: "gallery" | undefined;
  blur?: true | undefined;
  after?: string | undefined;
  before?: string | undefined;
};

const among = <T extends object>(values: T, value: unknown): value is keyof T =>
  typeof value === "string" && Object.hasOwn(values, value);

/** Of an address that anybody may have typed: what cannot be read is left out; what is unknown the server refuses. */
export function listOf(search: Record<string, unknown>): SessionList {
  const { run, truth, decision, outcome, look, blur } = search;
  const texts = ["campaign", "spot", "at", "iteration", "id", "after", "before"] as const;
  return {
    ...Object.fromEntries(
      texts.flatMap((key) => {
        const value = search[key];
        // Digits alone are read as a number.
        return (typeof value === "string" && value !== "") || typeof value === "number" ? [[key, String(value)]] : [];
      }),
    ),
    ...(typeof run === "number" && Number.isInteger(run) && run > 0 ? { run } : {}),
    ...(among(TRUTHS, truth) ? { truth } : {}),
    ...(among(DECISIONS, decision) ? { decision } : {}),
    ...(among(OUTCOMES, outcome) ? { outcome } : {}),
    ...(look === "gallery" ? { look } : {}),
    ...(blur === true ? { blur } : {}),
  };
}

/** The list alone, on its first page, for addresses that lead into it and out of it. */
export function filtersOf({ look: _, blur: _blur, after: _after, before: _before, ...filters }: SessionList) {
  return filters;
}
