import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Sent } from "@/lib/api/views";
import { InstrumentFields, useInstruments, type Instruments, type Said } from "./instrument-fields";
import { usePeople, WhoseFace } from "./whose-face";

/** What an attack is made with and whose face it shows, as it is being said. */
export type Means = {
  instruments: Instruments;
  said: Said;
  say: (said: Said) => void;
  /** Of somebody who agrees to it still; empty for the participant's own face. */
  depictionId: string;
  show: (depictionId: string) => void;
  /** As the service takes it, which leaves out what does not apply. */
  body: Partial<Sent<"/api/capture/sessions/{id}/means", "post">>;
  /** Somebody has said it: what is new will be known the next time. */
  kept: () => void;
  /** It was not taken, maybe because somebody does not agree any more. */
  refused: () => void;
};

export function useMeans(campaignId: string, species: string, quality: string, enabled: boolean): Means {
  const client = useQueryClient();
  const [said, say] = useState<Said>({ id: null, words: "", quality });
  const [chosen, show] = useState("");
  const { signed, askAgain } = usePeople(campaignId, enabled);
  const depictionId = signed.some(({ id }) => id === chosen) ? chosen : "";
  const instruments = useInstruments(species, said, enabled);
  return {
    instruments,
    said,
    say,
    depictionId,
    show,
    body: {
      ...(instruments.id === ""
        ? { paiQuality: said.quality, instrument: said.words.trim() }
        : { instrumentId: instruments.id }),
      ...(depictionId !== "" && { depictionId }),
    },
    kept: () => void client.invalidateQueries({ queryKey: ["my-instruments"] }),
    refused: askAgain,
  };
}

export function MeansFields({ campaignId, means }: { campaignId: string; means: Means }) {
  return (
    <>
      <InstrumentFields instruments={means.instruments} said={means.said} onChange={means.say} />
      <WhoseFace campaignId={campaignId} value={means.depictionId} onChange={means.show} />
    </>
  );
}
