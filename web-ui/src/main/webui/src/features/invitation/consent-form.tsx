import { Button, Checkbox, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import type { Invited, Redemption } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { AGE_BANDS, GENDERS, SKIN_TONES } from "@/lib/vocabulary";
import { countries } from "./countries";
import { useInvitationMessages } from "./messages";

type Props = {
  consent: Invited["consent"];
  pending: boolean;
  error: unknown;
  /** What else is asked, before the answer. */
  children?: ReactNode;
  onAgree: (answers: Redemption) => void;
  onDecline: () => void;
};

/** Nothing is preset: agreeing takes the adult's tick and an age band; all else may stay empty. */
export function ConsentForm({ consent, pending, error, children, onAgree, onDecline }: Props) {
  const t = useInvitationMessages();
  const { locale } = useLocale();
  const [adult, setAdult] = useState(false);
  const [ageBand, setAgeBand] = useState("");
  const [shareWithOthers, setShare] = useState(false);
  const [country, setCountry] = useState("");
  const [gender, setGender] = useState("");
  const [skinTone, setSkinTone] = useState("");
  const [asked, setAsked] = useState(false);
  const complete = adult && ageBand !== "";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!complete) return;
    onAgree({
      consentVersion: consent.version,
      locale: consent.locale,
      adult,
      ageBand,
      shareWithOthers,
      country: country || undefined,
      gender: gender || undefined,
      skinTone: skinTone || undefined,
    });
  };
  const none = { value: "", label: t("noAnswer") };
  const genderNames: Record<string, string> = { female: t("female"), male: t("male"), other: t("other") };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" mt="lg">
        <Checkbox
          size="md"
          label={t("adult")}
          checked={adult}
          onChange={(e) => setAdult(e.currentTarget.checked)}
          required
        />
        <NativeSelect
          size="md"
          label={t("ageBand")}
          required
          value={ageBand}
          onChange={(e) => setAgeBand(e.currentTarget.value)}
          data={[{ value: "", label: t("choose") }, ...AGE_BANDS]}
          maw={240}
        />
        <Checkbox
          size="md"
          label={t("share")}
          checked={shareWithOthers}
          onChange={(e) => setShare(e.currentTarget.checked)}
        />
        <details>
          <summary style={{ paddingBlock: 12, cursor: "pointer" }}>{t("optional")}</summary>
          <Stack gap="md">
            <Text c="dimmed">{t("optionalWhy")}</Text>
            <NativeSelect
              size="md"
              label={t("country")}
              value={country}
              onChange={(e) => setCountry(e.currentTarget.value)}
              data={[none, ...countries(locale)]}
            />
            <NativeSelect
              size="md"
              label={t("gender")}
              value={gender}
              onChange={(e) => setGender(e.currentTarget.value)}
              data={[none, ...GENDERS.map((value) => ({ value, label: genderNames[value] ?? value }))]}
            />
            <NativeSelect
              size="md"
              label={t("skinTone")}
              value={skinTone}
              onChange={(e) => setSkinTone(e.currentTarget.value)}
              data={[none, ...SKIN_TONES]}
            />
          </Stack>
        </details>
        {children}
        {asked && !complete && (
          <Text role="alert" style={{ color: "var(--sc-danger)" }}>
            {t("missing")}
          </Text>
        )}
        {error !== null && <ProblemNotice error={error} />}
        <Group>
          <Button type="submit" size="lg" loading={pending}>
            {t("agree")}
          </Button>
          <Button size="lg" variant="outline" onClick={onDecline} disabled={pending}>
            {t("decline")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
