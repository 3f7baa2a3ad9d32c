import { Button, NativeSelect, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { IconLogout } from "@tabler/icons-react";
import { useEffect } from "react";
import { LOCALES, LOCALE_NAMES, isLocale, useLocale } from "@/lib/i18n/locale";
import { signOut, signedOut, useMe } from "@/lib/session";
import { useOnline } from "@/lib/online";
import { useShellMessages } from "./messages";
import { Navigation } from "./navigation";
import { SessionEnded } from "./session-ended";
import classes from "./shell.module.css";

export function Shell() {
  const t = useShellMessages();
  const { data: me } = useMe();
  const online = useOnline();
  const staff = me?.login != null;
  // What staff use is kept for them too, once it is known that somebody does.
  useEffect(() => {
    if (staff) void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage("staff"));
  }, [staff]);
  return (
    <div className={classes.frame}>
      <a href="#main" className="skip-link">
        {t("skip")}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand}>
          Scotoma
        </Link>
        {me && <Navigation me={me} />}
        <div className={classes.tools}>
          {(!me || me.login == null) && <LocaleChoice />}
          {me && <SignOut login={me.login ?? null} />}
        </div>
      </header>
      <div role="status">
        {!online && (
          <p className={classes.offline} style={{ margin: 0 }}>
            {t("offline")}
          </p>
        )}
      </div>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      {me && <SessionEnded me={me} />}
      <footer className={classes.footer}>
        <Link to="/policy" style={{ color: "inherit" }}>
          {t("policy")}
        </Link>
        <SchemeChoice />
      </footer>
    </div>
  );
}

const schemes: readonly MantineColorScheme[] = ["auto", "light", "dark"];

function SchemeChoice() {
  const t = useShellMessages();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const names = { auto: t("themeAuto"), light: t("themeLight"), dark: t("themeDark") };
  return (
    <NativeSelect
      aria-label={t("theme")}
      size="sm"
      value={colorScheme}
      data={schemes.map((value) => ({ value, label: names[value] }))}
      onChange={(event) => {
        const chosen = schemes.find((scheme) => scheme === event.currentTarget.value);
        if (chosen) setColorScheme(chosen);
      }}
    />
  );
}

function LocaleChoice() {
  const t = useShellMessages();
  const { locale, choose } = useLocale();
  return (
    <NativeSelect
      aria-label={t("language")}
      size="sm"
      value={locale}
      data={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      onChange={(event) => {
        if (isLocale(event.currentTarget.value)) choose(event.currentTarget.value);
      }}
    />
  );
}

function SignOut({ login }: { login: string | null }) {
  const t = useShellMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    // First away from the page, then forget who it was: a guarded page would ask to sign in and come back to it.
    onSuccess: async () => {
      await navigate({ to: login === null ? "/me" : "/sign-in" });
      signedOut(client);
    },
  });
  return (
    <>
      {login !== null && (
        <Link to="/account" className={classes.link} aria-label={`${t("account")}: ${login}`}>
          {login}
        </Link>
      )}
      <Button
        variant="subtle"
        size="sm"
        leftSection={<IconLogout size={20} aria-hidden />}
        onClick={() => leave.mutate()}
        loading={leave.isPending}
      >
        {t("signOut")}
      </Button>
    </>
  );
}
