import type { SessionResult } from "@/lib/api/views";

type State = "sending" | "expired" | "check" | "people" | "review" | "counted" | "notCounted";
type Pay = "payBy" | "payMaybe" | "payRuled" | "payAfterSending" | "due" | "overdue" | "paid" | "declined";

/** Which sentence says where a take is. That it counts, or does not, is said of what is decided and of nothing else. */
export function stateOf({ stage, state, counted }: Pick<SessionResult, "stage" | "state" | "counted">): State {
  if (stage !== "decided") return stage;
  if (state === "EXPIRED") return "expired";
  return counted === "yes" ? "counted" : "notCounted";
}

/** Which sentence says what a take earns and when; none where the campaign pays nothing or there is nothing to pay. */
export function payOf(result: Pick<SessionResult, "stage" | "payment" | "reward">, now: number): Pay | null {
  const { stage, payment, reward } = result;
  if (!reward) return null;
  const by = reward.paidBy ? Date.parse(reward.paidBy) : null;
  switch (payment) {
    case "paid":
      return "paid";
    case "declined":
      return "declined";
    case "payable":
      return by !== null && by < now ? "overdue" : "due";
    case "none":
      if (stage === "decided") return null;
      if (stage === "sending") return "payAfterSending";
      if (!reward.sure) return "payMaybe";
      return by === null ? "payRuled" : "payBy";
  }
}
