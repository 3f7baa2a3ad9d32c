import { createRoute } from "@tanstack/react-router";
import { viewOf } from "@/features/blind-spots/view";
import { wantedOf } from "@/features/campaigns/wanted";
import { comparedOf, scopeOf } from "@/features/models/scope";
import { lookOf } from "@/features/quality/look";
import { listOf } from "@/lib/session-list";
import { guard } from "../guard";
import { later } from "../later";
import { root } from "./root";
import { text } from "./text";

const layout = createRoute({ getParentRoute: () => root, id: "researcher", component: guard("researcher") });

const campaigns = createRoute({
  getParentRoute: () => layout,
  path: "/campaigns",
  component: later(() => import("@/features/campaigns/campaigns-page"), "CampaignsPage"),
});

const newCampaign = createRoute({
  getParentRoute: () => layout,
  path: "/campaigns/new",
  component: later(() => import("@/features/campaigns/new-campaign-page"), "NewCampaignPage"),
  validateSearch: wantedOf,
});

const campaign = createRoute({
  getParentRoute: () => layout,
  path: "/campaigns/$id",
  component: later(() => import("@/features/campaigns/campaign-page"), "CampaignPage"),
});

const coverage = createRoute({
  getParentRoute: () => layout,
  path: "/campaigns/$id/coverage",
  component: later(() => import("@/features/campaigns/coverage-page"), "CoveragePage"),
});

const sessions = createRoute({
  getParentRoute: () => layout,
  path: "/sessions",
  component: later(() => import("@/features/sessions/sessions-page"), "SessionsPage"),
  validateSearch: listOf,
});

const session = createRoute({
  getParentRoute: () => layout,
  path: "/sessions/$id",
  component: later(() => import("@/features/sessions/session-page"), "SessionPage"),
  validateSearch: listOf,
});

const blindSpots = createRoute({
  getParentRoute: () => layout,
  path: "/blind-spots",
  component: later(() => import("@/features/blind-spots/blind-spots-page"), "BlindSpotsPage"),
  validateSearch: viewOf,
});

const blindSpot = createRoute({
  getParentRoute: () => layout,
  path: "/blind-spots/$id",
  component: later(() => import("@/features/blind-spots/blind-spot-page"), "BlindSpotPage"),
});

const blindSpotHistory = createRoute({
  getParentRoute: () => layout,
  path: "/blind-spots/history",
  component: later(() => import("@/features/blind-spots/history-page"), "HistoryPage"),
  validateSearch: (search: Record<string, unknown>): { state?: string } => text("state", search),
});

const models = createRoute({
  getParentRoute: () => layout,
  path: "/models",
  component: later(() => import("@/features/models/models-page"), "ModelsPage"),
});

const registerModel = createRoute({
  getParentRoute: () => layout,
  path: "/models/new",
  component: later(() => import("@/features/models/register-page"), "RegisterPage"),
  validateSearch: (search: Record<string, unknown>): { registration?: string } => text("registration", search),
});

const modelGuide = createRoute({
  getParentRoute: () => layout,
  path: "/models/guide",
  component: later(() => import("@/features/models/guide-page"), "ModelGuidePage"),
});

const compareModels = createRoute({
  getParentRoute: () => layout,
  path: "/models/compare",
  component: later(() => import("@/features/models/compare-page"), "ComparePage"),
  validateSearch: comparedOf,
});

const model = createRoute({
  getParentRoute: () => layout,
  path: "/models/$id",
  component: later(() => import("@/features/models/model-page"), "ModelPage"),
  validateSearch: scopeOf,
});

const datasets = createRoute({
  getParentRoute: () => layout,
  path: "/datasets",
  component: later(() => import("@/features/datasets/datasets-page"), "DatasetsPage"),
});

const newDataset = createRoute({
  getParentRoute: () => layout,
  path: "/datasets/new",
  component: later(() => import("@/features/datasets/new-dataset-page"), "NewDatasetPage"),
});

const lineage = createRoute({
  getParentRoute: () => layout,
  path: "/datasets/lineage",
  component: later(() => import("@/features/datasets/lineage-page"), "LineagePage"),
});

const dataset = createRoute({
  getParentRoute: () => layout,
  path: "/datasets/$v",
  component: later(() => import("@/features/datasets/dataset-page"), "DatasetPage"),
  validateSearch: (search: Record<string, unknown>): { axis?: string } => text("axis", search),
});

const team = createRoute({ getParentRoute: () => root, id: "team", component: guard("researcher", "operator") });

const agreement = createRoute({
  getParentRoute: () => team,
  path: "/agreement",
  component: later(() => import("@/features/quality/quality-page"), "QualityPage"),
  validateSearch: lookOf,
});

export const teamRoutes = team.addChildren([agreement]);

export const researcherRoutes = layout.addChildren([
  campaigns,
  newCampaign,
  campaign,
  coverage,
  sessions,
  session,
  blindSpots,
  blindSpot,
  blindSpotHistory,
  models,
  registerModel,
  modelGuide,
  compareModels,
  model,
  datasets,
  newDataset,
  lineage,
  dataset,
]);
