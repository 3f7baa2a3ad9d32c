import { List, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Page } from "@/components/page";
import { useLocale } from "@/lib/i18n/locale";
import { en } from "./messages-en";
import { es } from "./messages-es";
import { zh } from "./messages-zh";

/**
 * The public page on what happens to recordings. The consent text a participant agreed to is the binding one. Its words
 * come with the page and not with those of a language, because nothing of it is kept for reading without a connection.
 */
export function PolicyPage() {
  const { locale } = useLocale();
  const t = { en, es, zh }[locale];
  return (
    <Page title={t.title} narrow>
      <Stack gap="md">
        <Text>{t.text}</Text>
        <Title order={2}>{t.keptTitle}</Title>
        <List>
          <List.Item>{t.kept1}</List.Item>
          <List.Item>{t.kept2}</List.Item>
          <List.Item>{t.kept3}</List.Item>
        </List>
        <Title order={2}>{t.seenTitle}</Title>
        <List>
          <List.Item>{t.seen1}</List.Item>
          <List.Item>{t.seen2}</List.Item>
          <List.Item>{t.seen3}</List.Item>
        </List>
        <Title order={2}>{t.leaveTitle}</Title>
        <Text>
          {t.leave} <Link to="/me">{t.mine}</Link>
        </Text>
        <Title order={2}>{t.adultsTitle}</Title>
        <Text>{t.adults}</Text>
      </Stack>
    </Page>
  );
}
