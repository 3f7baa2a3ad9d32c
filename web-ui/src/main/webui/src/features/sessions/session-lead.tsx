import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Facts } from "@/components/facts";
import { Mark, markOf } from "@/components/mark";
import type { Score, SessionSummary } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { campaignQuery } from "./queries";

type Props = {
  session: SessionSummary;
  /** Of the iteration that decides; null where it has not scored the session, undefined while nobody knows. */
  score: Score | null | undefined;
};

/** What a session is, what is said of it and where it comes from, before anything else. */
export function SessionLead({ session, score }: Props) {
  const { format } = useLocale();
  const campaign = useQuery(campaignQuery(session.campaignId));
  const { truth } = session;
  const known = truth === "genuine" || truth === "attack";
  const wrong = known && score != null && score.decision !== "no_response" && score.decision !== truth;
  const type = [session.declaredAttackType, session.prescribedAttackType].find((each) => each !== "none");
  const attack = truth !== "genuine" && type !== undefined ? `: ${wordsFor(type)}` : "";
  return (
    <Facts
      label="Session"
      facts={[
        [
          "Truth",
          known ? (
            <Mark key="truth" kind={markOf(truth)}>{`${truth}${attack}`}</Mark>
          ) : (
            <Mark key="truth" kind="uncertain">{`not decided, ${session.prescribedKind} asked for${attack}`}</Mark>
          ),
        ],
        [
          "Decision",
          score == null ? (
            score === null ? (
              "not scored yet"
            ) : (
              "…"
            )
          ) : (
            <Mark key="decision" kind={wrong ? "wrong" : markOf(score.decision)}>
              {`${wordsFor(score.decision).toLowerCase()}${wrong ? ", wrong" : ""}`}
            </Mark>
          ),
        ],
        [
          "Score",
          score?.spoofScore == null
            ? null
            : `${format.score(score.spoofScore)}, attack from ${format.score(score.threshold)}; ` +
              `${score.name} ${score.iteration}`,
        ],
        [
          "Campaign",
          <Link key="campaign" to="/campaigns/$id" params={{ id: session.campaignId }}>
            {campaign.data?.name ?? "its campaign"}
          </Link>,
        ],
        ["State", session.reason == null ? session.state : `${session.state}: ${wordsFor(session.reason)}`],
        ["Attempt", format.count(session.attempt)],
      ]}
    />
  );
}
