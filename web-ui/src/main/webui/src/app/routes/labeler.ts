import { createRoute } from "@tanstack/react-router";
import { guard } from "../guard";
import { later } from "../later";
import { root } from "./root";

const layout = createRoute({ getParentRoute: () => root, id: "labeler", component: guard("labeler") });

const label = createRoute({
  getParentRoute: () => layout,
  path: "/label",
  component: later(() => import("@/features/labeling/label-page"), "LabelPage"),
});

const guide = createRoute({
  getParentRoute: () => layout,
  path: "/label/guide",
  component: later(() => import("@/features/labeling/guide-page"), "GuidePage"),
});

const mine = createRoute({
  getParentRoute: () => layout,
  path: "/label/me",
  component: later(() => import("@/features/labeler/my-labeling-page"), "MyLabelingPage"),
});

export const labelerRoutes = layout.addChildren([label, guide, mine]);
