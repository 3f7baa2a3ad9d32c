import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { Waiting } from "@/components/waiting";
import { has, useMe, type Role } from "@/lib/session";
import { useShellMessages } from "./messages";

/** Shows its pages to people with the role; others are asked to sign in, or told. The services decide again, whatever is shown. */
export function guard(role: Role | null) {
  return function Guard() {
    const t = useShellMessages();
    const me = useMe();
    const { href, pathname } = useLocation();
    if (me.isPending) return <Waiting />;
    if (me.isError) return <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />;
    // On the way to signing in, this page stays mounted for a moment and must not send people there again.
    if (me.data === null)
      return pathname === "/sign-in" ? null : <Navigate to="/sign-in" search={{ next: href }} replace />;
    if (role !== null && !has(me.data, role)) return <Page title={t("forbidden")}>{t("forbiddenText")}</Page>;
    return <Outlet />;
  };
}
