import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { has, useMe, type Role } from "@/lib/session";
import { useShellMessages } from "./messages";
import { ReturnPage } from "./return-page";

/**
 * Shows its pages to people with the role, or with the other one where there is one; others are asked to sign in, or
 * told, and participants, who have no login, for their return code. The services decide again, whatever is shown.
 */
export function guard(role: Role | null, also?: Role) {
  return function Guard() {
    const t = useShellMessages();
    const { href, pathname } = useLocation();
    return (
      <Loaded query={useMe()}>
        {(me) => {
          if (role === "participant") return has(me, role) ? <Outlet /> : <ReturnPage />;
          // On the way to signing in, this page stays mounted for a moment and must not send people there again.
          if (me === null)
            return pathname === "/sign-in" ? null : <Navigate to="/sign-in" search={{ next: href }} replace />;
          if (role !== null && !has(me, role) && (also === undefined || !has(me, also)))
            return <Page title={t("forbidden")}>{t("forbiddenText")}</Page>;
          return <Outlet />;
        }}
      </Loaded>
    );
  };
}
