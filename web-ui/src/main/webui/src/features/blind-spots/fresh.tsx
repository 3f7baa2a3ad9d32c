import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/loaded";
import type { BlindSpot, Confirmation } from "@/lib/api/views";
import type { Formats } from "@/lib/format";
import { useLocale } from "@/lib/i18n/locale";
import { confirmationQuery } from "./queries";

/** Asked for, not shown at once: who looks every day until p is small has looked every day. */
export function Fresh({ spot }: { spot: BlindSpot }) {
  const { format } = useLocale();
  const [asked, setAsked] = useState(false);
  const confirmation = useQuery({ ...confirmationQuery(spot.id), enabled: asked });
  if (!asked) {
    return (
      <div>
        <Text size="sm" mb="xs">
          Decide beforehand how many new people you wait for: who asks every day until p is small has looked every day.
        </Text>
        <Button variant="outline" onClick={() => setAsked(true)}>
          What do new people say of {spot.run.name} {spot.run.iteration}?
        </Button>
      </div>
    );
  }
  return (
    <Loaded query={confirmation} height={48}>
      {(found) => (
        <div role="status">
          <Text>{saidBy(found, format)}</Text>
        </div>
      )}
    </Loaded>
  );
}

function saidBy(found: Confirmation, format: Formats): string {
  if (found.rate == null || found.low == null || found.high == null || found.expected == null)
    return "Nobody new has recorded here since it was found.";
  const rate = format.measured({ ...found, rate: found.rate, low: found.low, high: found.high });
  const against = `${rate}, where ${format.plainPercent(found.expected)} are expected`;
  return found.tooFew || found.p == null
    ? `${against}: too few new people to test ` +
        `(${format.count(found.minEffectiveParticipants)} effective people are needed).`
    : `${against}; p = ${format.adjustedP(found.p)} for this one hypothesis.`;
}
