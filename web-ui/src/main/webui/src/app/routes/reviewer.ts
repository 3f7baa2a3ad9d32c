import { createRoute } from "@tanstack/react-router";
import { guard } from "../guard";
import { later } from "../later";
import { root } from "./root";
import { text } from "./text";

const layout = createRoute({ getParentRoute: () => root, id: "reviewer", component: guard("reviewer") });

const review = createRoute({
  getParentRoute: () => layout,
  path: "/review",
  component: later(() => import("@/features/review/review-page"), "ReviewPage"),
  validateSearch: (
    search: Record<string, unknown>,
  ): { session?: string; task?: string; report?: string; objection?: string } => ({
    ...text("session", search),
    ...text("task", search),
    ...text("report", search),
    ...text("objection", search),
  }),
});

const gold = createRoute({
  getParentRoute: () => layout,
  path: "/gold",
  component: later(() => import("@/features/gold/gold-page"), "GoldPage"),
  validateSearch: (search: Record<string, unknown>): { session?: string } => text("session", search),
});

export const reviewerRoutes = layout.addChildren([review, gold]);
