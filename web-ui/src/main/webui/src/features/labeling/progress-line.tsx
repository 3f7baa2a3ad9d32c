import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { LabelingProgress } from "@/lib/api/views";
import type { Formats } from "@/lib/format";
import { useLocale } from "@/lib/i18n/locale";
import { progressQuery } from "./queries";

/** How far one has come today, and what that has earned where clips are paid for. */
export function ProgressLine() {
  const { format } = useLocale();
  const { data } = useQuery(progressQuery);
  return (
    <Text size="sm" c="dimmed" mb="xs" mih={21}>
      {data && inWords(data, format)}
    </Text>
  );
}

export function inWords({ left, today, total, pay }: LabelingProgress, format: Formats): string {
  const counts = `${format.count(left)} left · ${format.count(today)} today · ${format.count(total)} in all`;
  if (!pay) return counts;
  const earned = (clips: number) => format.money(clips * pay.minor, pay.currency);
  return `${counts} · ${earned(today)} earned today, ${earned(total)} in all`;
}
