import type { NewCampaign } from "@/lib/api/views";

/** The form as typed: every field a text, empty where nothing was chosen. */
export type Draft = {
  name: string; brief: string; kind: "genuine" | "attack"; attackType: string; paiQuality: string; camera: string; distance: string;
  lightLevel: string; lightDir: string; environment: string; sessionsEach: string; reward: string; currency: string; closesAt: string;
};

export const emptyDraft: Draft = {
  name: "", brief: "", kind: "genuine", attackType: "", paiQuality: "", camera: "", distance: "",
  lightLevel: "", lightDir: "", environment: "", sessionsEach: "3", reward: "0", currency: "GBP", closesAt: "",
};

export function toCampaign(draft: Draft): NewCampaign {
  const attack = draft.kind === "attack";
  const chosen = (value: string) => (value === "" ? undefined : value);
  return {
    name: draft.name.trim(),
    brief: draft.brief.trim(),
    kind: draft.kind,
    attackType: attack ? chosen(draft.attackType) : undefined,
    paiQuality: attack ? chosen(draft.paiQuality) : undefined,
    camera: chosen(draft.camera),
    distance: chosen(draft.distance),
    lightLevel: chosen(draft.lightLevel),
    lightDir: chosen(draft.lightDir),
    environment: chosen(draft.environment),
    sessionsEach: Number(draft.sessionsEach),
    rewardMinor: toMinor(draft.reward, draft.currency),
    rewardCurrency: draft.currency,
    closesAt: new Date(draft.closesAt).toISOString(),
  };
}

/** 1.20 GBP is 120 pence, 120 JPY is 120: the currency says how many digits it has. */
export function toMinor(amount: string, currency: string): number {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return Math.round(Number(amount) * 10 ** digits);
}

/** What an input of type datetime-local takes: the reader's own time without a zone. */
export function localTime(date: Date): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}
