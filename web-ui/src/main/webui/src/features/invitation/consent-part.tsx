import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { StepTitle } from "@/components/step-title";
import type { Invited } from "@/lib/api/views";
import { LOCALE_NAMES, isLocale, useLocale } from "@/lib/i18n/locale";
import { ConsentText } from "./consent-text";
import { useInvitationMessages } from "./messages";

/** The text that somebody agrees to, which one it is, and below it the answers. */
export function ConsentPart({ consent, children }: { consent: Invited["consent"]; children: ReactNode }) {
  const t = useInvitationMessages();
  const { locale } = useLocale();
  return (
    <section aria-labelledby="consent" style={{ marginBlockStart: 32 }}>
      <StepTitle>
        <span id="consent">{t("consentTitle")}</span>
      </StepTitle>
      <Text c="dimmed" size="sm" mb="xs">
        {t("consentVersion", { version: consent.version })}{" "}
        {isLocale(consent.locale) &&
          consent.locale !== locale &&
          t("textLanguage", { language: LOCALE_NAMES[consent.locale] })}
      </Text>
      <ConsentText body={consent.body} lang={consent.locale} />
      <Text c="dimmed" size="xs" mt="xs" style={{ overflowWrap: "anywhere" }}>
        {t("fingerprint")}: {consent.sha256}
      </Text>
      {children}
    </section>
  );
}
