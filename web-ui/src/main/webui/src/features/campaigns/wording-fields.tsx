import { Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useId } from "react";
import { LOCALE_NAMES } from "@/lib/i18n/locale";
import { LANGUAGES, shownIn, type Draft, type Language, type Words } from "./draft";

const NAMES: Record<Language, string> = { es: "Spanish", zh: "Chinese" };

/**
 * What participants read of a campaign, in their language. English is asked for; whatever else is missing is said, and
 * keeps nobody from making the campaign.
 */
export function WordingFields({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const legend = useId();
  const change = (language: Language, words: Partial<Words>) =>
    onChange({
      translations: { ...draft.translations, [language]: { ...draft.translations[language], ...words } },
    });
  return (
    <div role="group" aria-labelledby={legend}>
      <Text id={legend} fw={600} mb="xs">
        What participants read
      </Text>
      <Stack gap="md">
        <TextInput
          label="Title"
          description="In the place of the name. It says what to do, and nothing of what a model gets wrong."
          size="md"
          required
          maxLength={120}
          value={draft.title}
          onChange={(e) => onChange({ title: e.currentTarget.value })}
        />
        <Textarea
          label="Brief for participants"
          description="What to record and how, in plain words. Prescribed conditions are drawn beside it."
          size="md"
          required
          maxLength={4000}
          minRows={4}
          autosize
          value={draft.brief}
          onChange={(e) => onChange({ brief: e.currentTarget.value })}
        />
        {LANGUAGES.map((language) => {
          const words = draft.translations[language];
          return (
            <details key={language}>
              <summary style={{ paddingBlock: 8, cursor: "pointer" }}>
                {NAMES[language]} ({LOCALE_NAMES[language]}):{" "}
                {shownIn(draft, language) ? "given" : "missing, so its readers are shown the English text"}
              </summary>
              <Stack gap="md">
                <TextInput
                  label={`${NAMES[language]} title`}
                  size="md"
                  required={words.brief.trim() !== ""}
                  maxLength={120}
                  lang={language}
                  value={words.title}
                  onChange={(e) => change(language, { title: e.currentTarget.value })}
                />
                <Textarea
                  label={`${NAMES[language]} brief`}
                  size="md"
                  maxLength={4000}
                  minRows={4}
                  autosize
                  lang={language}
                  value={words.brief}
                  onChange={(e) => change(language, { brief: e.currentTarget.value })}
                />
              </Stack>
            </details>
          );
        })}
        <TextInput
          label="Contact for participants"
          description="An address or a sentence. Left empty, they are shown that of the installation, if it has one."
          size="md"
          maxLength={200}
          value={draft.contact}
          onChange={(e) => onChange({ contact: e.currentTarget.value })}
        />
      </Stack>
    </div>
  );
}
