import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { guard } from "../guard";
import { root } from "./root";

const layout = createRoute({ getParentRoute: () => root, id: "operator", component: guard("operator") });

const health = createRoute({
  getParentRoute: () => layout,
  path: "/ops/health",
  component: lazyRouteComponent(() => import("@/features/operations/health-page"), "HealthPage"),
});

const jobs = createRoute({
  getParentRoute: () => layout,
  path: "/ops/jobs",
  component: lazyRouteComponent(() => import("@/features/operations/jobs-page"), "JobsPage"),
});

const people = createRoute({
  getParentRoute: () => layout,
  path: "/ops/people",
  component: lazyRouteComponent(() => import("@/features/operations/people-page"), "PeoplePage"),
});

export const operatorRoutes = layout.addChildren([health, jobs, people]);
