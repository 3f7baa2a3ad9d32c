import { createRoute } from "@tanstack/react-router";
import { guard } from "../guard";
import { later } from "../later";
import { root } from "./root";

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

export const operatorRoutes = layout.addChildren([health, jobs, people]);
