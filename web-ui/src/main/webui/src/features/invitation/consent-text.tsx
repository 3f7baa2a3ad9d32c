import { Text, Title } from "@mantine/core";

/** The served consent text: paragraphs apart by blank lines; a short line without a full stop is a heading. */
export function ConsentText({ body, lang }: { body: string; lang: string }) {
  return (
    <div lang={lang} className="card" data-consent-text>
      {paragraphs(body).map((paragraph, i) =>
        paragraph.heading ? (
          <Title key={i} order={3} mt={i === 0 ? 0 : "md"}>
            {paragraph.text}
          </Title>
        ) : (
          <Text key={i} mt="xs">
            {paragraph.text}
          </Text>
        ),
      )}
    </div>
  );
}

export function paragraphs(body: string): { heading: boolean; text: string }[] {
  return body
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => ({ heading: text.length <= 60 && !/[.!?。！？:]$/u.test(text), text }));
}
