import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { SignInPage } from "@/features/sign-in/sign-in-page";
import { Waiting } from "@/components/waiting";
import { ErrorPage } from "./error-page";
import { guard } from "./guard";
import { Home, NotFound } from "./home";
import { Shell } from "./shell";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ErrorPage });

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: SignInPage,
  validateSearch: (search: Record<string, unknown>): { next?: string } => (typeof search["next"] === "string" ? { next: search["next"] } : {}),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: "/policy",
  component: lazyRouteComponent(() => import("@/features/policy/policy-page"), "PolicyPage"),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/j/$token",
  component: lazyRouteComponent(() => import("@/features/invitation/invitation-page"), "InvitationPage"),
});
const capture = createRoute({
  getParentRoute: () => root,
  path: "/capture/$id",
  component: lazyRouteComponent(() => import("@/features/capture/capture-page"), "CapturePage"),
});
const mine = createRoute({
  getParentRoute: () => root,
  path: "/me",
  component: lazyRouteComponent(() => import("@/features/my-recordings/my-recordings-page"), "MyRecordingsPage"),
});
const withdrawal = createRoute({
  getParentRoute: () => root,
  path: "/withdraw/$token",
  component: lazyRouteComponent(() => import("@/features/withdrawal/withdrawal-page"), "WithdrawalPage"),
});

const anyone = createRoute({ getParentRoute: () => root, id: "anyone", component: guard(null) });
const account = createRoute({
  getParentRoute: () => anyone,
  path: "/account",
  component: lazyRouteComponent(() => import("@/features/sign-in/account-page"), "AccountPage"),
});

const labeler = createRoute({ getParentRoute: () => root, id: "labeler", component: guard("labeler") });
const label = createRoute({
  getParentRoute: () => labeler,
  path: "/label",
  component: lazyRouteComponent(() => import("@/features/labeling/label-page"), "LabelPage"),
});
const guide = createRoute({
  getParentRoute: () => labeler,
  path: "/label/guide",
  component: lazyRouteComponent(() => import("@/features/labeling/guide-page"), "GuidePage"),
});

const tree = root.addChildren([home, signIn, policy, invitation, capture, mine, withdrawal, anyone.addChildren([account]), labeler.addChildren([label, guide])]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultPendingComponent: Waiting,
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
