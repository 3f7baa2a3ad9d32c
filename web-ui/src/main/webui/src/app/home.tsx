import { Group, Text } from "@mantine/core";
import { Navigate } from "@tanstack/react-router";
import { LinkButton } from "@/components/link-button";
import { Page } from "@/components/page";
import { Waiting } from "@/components/waiting";
import { has, useMe } from "@/lib/session";
import { useShellMessages } from "./messages";
import { ENTRIES } from "./navigation";

export function Home() {
  const t = useShellMessages();
  const { data: me, isPending } = useMe();
  if (isPending) return <Waiting />;
  const first = me ? ENTRIES.find((entry) => has(me, entry.role)) : undefined;
  if (first) return <Navigate to={first.to} replace />;
  return (
    <Page title={t("welcome")} narrow>
      <Text>{t("welcomeText")}</Text>
      <Group mt="lg">
        <LinkButton to="/sign-in" size="md">
          {t("signIn")}
        </LinkButton>
        <LinkButton to="/me" variant="outline" size="md">
          {t("myRecordings")}
        </LinkButton>
      </Group>
    </Page>
  );
}

export function NotFound() {
  const t = useShellMessages();
  return (
    <Page title={t("notFound")} narrow>
      <Text>{t("notFoundText")}</Text>
      <LinkButton to="/" variant="outline" mt="lg">
        {t("home")}
      </LinkButton>
    </Page>
  );
}
