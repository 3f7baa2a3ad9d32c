import { createRoute } from "@tanstack/react-router";
import { guard } from "../guard";
import { later } from "../later";
import { root } from "./root";
import { text } from "./text";

const layout = createRoute({ getParentRoute: () => root, id: "operator", component: guard("operator") });

const health = createRoute({
  getParentRoute: () => layout,
  path: "/ops/health",
  component: later(() => import("@/features/operations/health-page"), "HealthPage"),
});

const jobs = createRoute({
  getParentRoute: () => layout,
  path: "/ops/jobs",
  component: later(() => import("@/features/operations/jobs-page"), "JobsPage"),
});

const people = createRoute({
  getParentRoute: () => layout,
  path: "/ops/people",
  component: later(() => import("@/features/operations/people-page"), "PeoplePage"),
});

const labelers = createRoute({
  getParentRoute: () => layout,
  path: "/ops/labelers",
  component: later(() => import("@/features/labeler/labelers-page"), "LabelersPage"),
  validateSearch: (search: Record<string, unknown>): { labeler?: string } => text("labeler", search),
});

export const operatorRoutes = layout.addChildren([health, jobs, people, labelers]);
