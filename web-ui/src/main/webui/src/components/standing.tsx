import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Mark, type MarkKind } from "@/components/mark";
import { useTips } from "@/components/tips";
import type { SessionResult } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { payOf, stateOf } from "./standing-words";
import { en } from "./standing-en";

const useStandingMessages = messages("standing", en);
const MARKS: Partial<Record<ReturnType<typeof stateOf>, MarkKind>> = {
  counted: "ok",
  notCounted: "danger",
};

/** What became of a take: where it is, what comes next, what it earns and by when. */
export function Standing({ result }: { result: SessionResult }) {
  const t = useStandingMessages();
  const tip = useTips();
  const { format } = useLocale();
  const state = stateOf(result);
  const mark = MARKS[state];
  const words = t(state, { time: result.until ? format.time(result.until) : "" });
  const [now] = useState(Date.now);
  const pay = payOf(result, now);
  const { reward } = result;
  return (
    <Stack gap={4}>
      {mark === undefined ? <Text>{words}</Text> : <Mark kind={mark}>{words}</Mark>}
      {result.tip && <Text>{tip(result.tip)}</Text>}
      {reward && pay !== null && (
        <Text>
          {t(pay, {
            amount: format.money(reward.minor, reward.currency),
            date: reward.paidBy ? format.date(reward.paidBy) : "",
          })}
        </Text>
      )}
      {result.fooled === true && <Mark kind="wrong">{t("fooled")}</Mark>}
      {result.fooled === false && <Text size="sm">{t("notFooled")}</Text>}
    </Stack>
  );
}

/** Whom to ask. What looks like an address can be written to at a press; anything else is a sentence. */
export function Contact({ contact }: { contact: string | null | undefined }) {
  const t = useStandingMessages();
  if (!contact) return null;
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(contact)) return <Text>{t("contact", { contact })}</Text>;
  const [before, after] = t("contact", { contact: "\n" }).split("\n");
  return (
    <Text>
      {before}
      <a href={`mailto:${contact}`}>{contact}</a>
      {after}
    </Text>
  );
}
