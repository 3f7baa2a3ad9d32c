import { createRoute } from "@tanstack/react-router";
import { guard } from "../guard";
import { later } from "../later";
import { root } from "./root";

const layout = createRoute({ getParentRoute: () => root, id: "participant", component: guard("participant") });

const capture = createRoute({
  getParentRoute: () => layout,
  path: "/capture/$id",
  component: later(() => import("@/features/capture/capture-page"), "CapturePage"),
});

const mine = createRoute({
  getParentRoute: () => layout,
  path: "/me",
  component: later(() => import("@/features/my-recordings/my-recordings-page"), "MyRecordingsPage"),
});

/** What participants may open; who is not known here is asked for the return code. */
export const participantRoutes = layout.addChildren([capture, mine]);
