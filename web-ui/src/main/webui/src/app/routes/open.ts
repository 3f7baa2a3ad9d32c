import { createRoute } from "@tanstack/react-router";
import { Home } from "../home";
import { later } from "../later";
import { root } from "./root";
import { text } from "./text";

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: later(() => import("@/features/sign-in/sign-in-page"), "SignInPage"),
  validateSearch: (search: Record<string, unknown>): { next?: string } => text("next", search),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: "/policy",
  component: later(() => import("@/features/policy/policy-page"), "PolicyPage"),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/j/$token",
  component: later(() => import("@/features/invitation/invitation-page"), "InvitationPage"),
});

const shown = createRoute({
  getParentRoute: () => root,
  path: "/s/$token",
  component: later(() => import("@/features/invitation/shown-page"), "ShownPage"),
});

const labelerInvitation = createRoute({
  getParentRoute: () => root,
  path: "/l/$token",
  component: later(() => import("@/features/labeler/sign-up-page"), "SignUpPage"),
});

const withdrawal = createRoute({
  getParentRoute: () => root,
  path: "/withdraw",
  component: later(() => import("@/features/withdrawal/withdrawal-page"), "WithdrawalPage"),
});

/** What anybody may open: the first page, signing in, and what the links lead to that people are given. */
export const openRoutes = [home, signIn, policy, invitation, shown, labelerInvitation, withdrawal] as const;
