import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { viewOf } from "@/features/blind-spots/view";
import { wantedOf } from "@/features/campaigns/draft";
import { comparedOf, scopeOf } from "@/features/models/scope";
import { SignInPage } from "@/features/sign-in/sign-in-page";
import { Waiting } from "@/components/waiting";
import { ErrorPage } from "./error-page";
import { guard } from "./guard";
import { Home, NotFound } from "./home";
import { Shell } from "./shell";

function text<K extends string>(key: K, search: Record<string, unknown>): { [P in K]?: string } {
  const value = search[key];
  return typeof value === "string" ? ({ [key]: value } as { [P in K]: string }) : {};
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ErrorPage });

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: SignInPage,
  validateSearch: (search: Record<string, unknown>): { next?: string } => text("next", search),
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

const reviewer = createRoute({ getParentRoute: () => root, id: "reviewer", component: guard("reviewer") });
const review = createRoute({
  getParentRoute: () => reviewer,
  path: "/review",
  component: lazyRouteComponent(() => import("@/features/review/review-page"), "ReviewPage"),
  validateSearch: (search: Record<string, unknown>): { session?: string; task?: string } => ({
    ...text("session", search),
    ...text("task", search),
  }),
});

const researcher = createRoute({ getParentRoute: () => root, id: "researcher", component: guard("researcher") });
const campaigns = createRoute({
  getParentRoute: () => researcher,
  path: "/campaigns",
  component: lazyRouteComponent(() => import("@/features/campaigns/campaigns-page"), "CampaignsPage"),
});
const newCampaign = createRoute({
  getParentRoute: () => researcher,
  path: "/campaigns/new",
  component: lazyRouteComponent(() => import("@/features/campaigns/new-campaign-page"), "NewCampaignPage"),
  validateSearch: wantedOf,
});
const campaign = createRoute({
  getParentRoute: () => researcher,
  path: "/campaigns/$id",
  component: lazyRouteComponent(() => import("@/features/campaigns/campaign-page"), "CampaignPage"),
});
const session = createRoute({
  getParentRoute: () => researcher,
  path: "/sessions/$id",
  component: lazyRouteComponent(() => import("@/features/sessions/session-page"), "SessionPage"),
});
const blindSpots = createRoute({
  getParentRoute: () => researcher,
  path: "/blind-spots",
  component: lazyRouteComponent(() => import("@/features/blind-spots/blind-spots-page"), "BlindSpotsPage"),
  validateSearch: viewOf,
});
const blindSpot = createRoute({
  getParentRoute: () => researcher,
  path: "/blind-spots/$id",
  component: lazyRouteComponent(() => import("@/features/blind-spots/blind-spot-page"), "BlindSpotPage"),
});
const blindSpotHistory = createRoute({
  getParentRoute: () => researcher,
  path: "/blind-spots/history",
  component: lazyRouteComponent(() => import("@/features/blind-spots/history-page"), "HistoryPage"),
  validateSearch: (search: Record<string, unknown>): { state?: string } => text("state", search),
});
const models = createRoute({
  getParentRoute: () => researcher,
  path: "/models",
  component: lazyRouteComponent(() => import("@/features/models/models-page"), "ModelsPage"),
});
const registerModel = createRoute({
  getParentRoute: () => researcher,
  path: "/models/new",
  component: lazyRouteComponent(() => import("@/features/models/register-page"), "RegisterPage"),
  validateSearch: (search: Record<string, unknown>): { registration?: string } => text("registration", search),
});
const compareModels = createRoute({
  getParentRoute: () => researcher,
  path: "/models/compare",
  component: lazyRouteComponent(() => import("@/features/models/compare-page"), "ComparePage"),
  validateSearch: comparedOf,
});
const model = createRoute({
  getParentRoute: () => researcher,
  path: "/models/$id",
  component: lazyRouteComponent(() => import("@/features/models/model-page"), "ModelPage"),
  validateSearch: scopeOf,
});
const datasets = createRoute({
  getParentRoute: () => researcher,
  path: "/datasets",
  component: lazyRouteComponent(() => import("@/features/datasets/datasets-page"), "DatasetsPage"),
});
const newDataset = createRoute({
  getParentRoute: () => researcher,
  path: "/datasets/new",
  component: lazyRouteComponent(() => import("@/features/datasets/new-dataset-page"), "NewDatasetPage"),
});
const dataset = createRoute({
  getParentRoute: () => researcher,
  path: "/datasets/$v",
  component: lazyRouteComponent(() => import("@/features/datasets/dataset-page"), "DatasetPage"),
});

const operator = createRoute({ getParentRoute: () => root, id: "operator", component: guard("operator") });
const health = createRoute({
  getParentRoute: () => operator,
  path: "/ops/health",
  component: lazyRouteComponent(() => import("@/features/operations/health-page"), "HealthPage"),
});
const jobs = createRoute({
  getParentRoute: () => operator,
  path: "/ops/jobs",
  component: lazyRouteComponent(() => import("@/features/operations/jobs-page"), "JobsPage"),
});
const people = createRoute({
  getParentRoute: () => operator,
  path: "/ops/people",
  component: lazyRouteComponent(() => import("@/features/operations/people-page"), "PeoplePage"),
});

const tree = root.addChildren([
  home,
  signIn,
  policy,
  invitation,
  capture,
  mine,
  withdrawal,
  anyone.addChildren([account]),
  labeler.addChildren([label, guide]),
  reviewer.addChildren([review]),
  researcher.addChildren([
    campaigns,
    newCampaign,
    campaign,
    session,
    blindSpots,
    blindSpot,
    blindSpotHistory,
    models,
    registerModel,
    compareModels,
    model,
    datasets,
    newDataset,
    dataset,
  ]),
  operator.addChildren([health, jobs, people]),
]);

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
