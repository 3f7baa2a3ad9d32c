import type { Datasheet } from "@/lib/api/views";
import type { Formats } from "@/lib/format";
import { AXES, wordsFor, type Axis } from "@/lib/vocabulary";

export type Share = Datasheet["continents"][number];
type Told = Datasheet["independence"][number];
export type Independence = Omit<Told, "v"> & { v?: Told["v"] | null };

/** Above it nobody may call a trait independent of genuine and attack. */
export const LIMIT = 0.1;
/** What share of sessions is to come from laptops. */
export const LAPTOP_AIM = 0.3;

export const sessionsOf = (share: Share) => share.genuine + share.attack;

/** The axis that is looked at; the attack type where the address names none. */
export const axisOf = (named: string | undefined): Axis =>
  named !== undefined && Object.hasOwn(AXES, named) ? (named as Axis) : "attack_type";

/** What most sessions of an axis show, in a sentence. */
export function mostShown(title: string, values: readonly Share[], format: Formats): string {
  const [most] = [...values].sort((a, b) => sessionsOf(b) - sessionsOf(a));
  if (most === undefined) return `${title}: no session says anything of it`;
  const all = values.reduce((sum, share) => sum + sessionsOf(share), 0);
  const share = format.plainPercent(sessionsOf(most) / all);
  return `${title}: ${wordsFor(most.value)} most, ${share} of ${format.count(all)} sessions`;
}

/** Whether a trait of people is independent of genuine and attack; null where nothing can be said. */
export const isIndependent = ({ v }: Independence): boolean | null => (v == null ? null : v.high < LIMIT);

export function independenceFinding(traits: readonly Independence[]): string {
  const known = traits.filter((trait) => trait.v != null);
  if (known.length === 0) return "Whether people's traits go together with genuine or attack cannot be said";
  const doubtful = known.filter((trait) => isIndependent(trait) === false).map((trait) => wordsFor(trait.axis));
  return doubtful.length === 0
    ? "No trait of people goes together with genuine or attack"
    : `Not shown to be independent of genuine and attack: ${doubtful.join(", ")}`;
}

/** The mix of devices beside what is aimed at. */
export function deviceMix({ laptop, mobile, unknown }: Datasheet["devices"], format: Formats): string {
  if (laptop + mobile === 0) return "The device of no session is known.";
  const share = laptop / (laptop + mobile);
  const rest = unknown === 0 ? "" : ` The device of ${format.count(unknown)} is unknown.`;
  return (
    `${format.plainPercent(share)} of sessions on laptops and ${format.plainPercent(1 - share)} on mobiles; ` +
    `aimed at are ${format.plainPercent(LAPTOP_AIM)} and ${format.plainPercent(1 - LAPTOP_AIM)}.${rest}`
  );
}
