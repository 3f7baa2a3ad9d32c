import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import { PAI_QUALITIES, useOptions } from "@/lib/vocabulary";
import { useCaptureMessages } from "./messages";

/** What is said of the instrument: the id of one that was used before, empty for a new one, null while nothing is. */
export type Said = { id: string | null; words: string; quality: string };

export type Instruments = {
  known: { id: string; words: string }[];
  /** The one that is chosen: unless somebody says otherwise the same as last time. Empty for a new one. */
  id: string;
};

/** What the participant has shown of this species before, last used first. */
export function useInstruments(species: string, said: Said, enabled: boolean): Instruments {
  const { data } = useQuery({
    queryKey: ["my-instruments"],
    queryFn: () => answer(api.GET("/api/capture/my/instruments")),
    enabled,
  });
  const known = (data ?? []).filter((instrument) => instrument.attackType === species);
  return { known, id: said.id ?? known[0]?.id ?? "" };
}

type Props = { instruments: Instruments; said: Said; onChange: (said: Said) => void };

/** Which print, screen or mask it is: one of those that were used before, or a new one with its name and quality. */
export function InstrumentFields({ instruments: { known, id }, said, onChange }: Props) {
  const t = useCaptureMessages();
  const options = useOptions();
  return (
    <>
      {known.length > 0 && (
        <NativeSelect
          size="md"
          label={t("instrumentKnown")}
          value={id}
          onChange={(e) => onChange({ ...said, id: e.currentTarget.value })}
          data={[
            ...known.map(({ id: value, words }) => ({ value, label: t("instrumentSame", { name: words }) })),
            { value: "", label: t("instrumentNew") },
          ]}
        />
      )}
      {id === "" && (
        <>
          <TextInput
            size="md"
            label={t("instrument")}
            description={t("instrumentText")}
            required
            value={said.words}
            maxLength={80}
            onChange={(e) => onChange({ ...said, words: e.currentTarget.value })}
          />
          <NativeSelect
            size="md"
            label={t("quality")}
            required
            value={said.quality}
            onChange={(e) => onChange({ ...said, quality: e.currentTarget.value })}
            data={[{ value: "", label: "" }, ...options(PAI_QUALITIES)]}
          />
        </>
      )}
    </>
  );
}
