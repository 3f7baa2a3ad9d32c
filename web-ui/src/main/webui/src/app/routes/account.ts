import { createRoute } from "@tanstack/react-router";
import { guard } from "../guard";
import { later } from "../later";
import { root } from "./root";

const layout = createRoute({ getParentRoute: () => root, id: "anyone", component: guard(null) });

const account = createRoute({
  getParentRoute: () => layout,
  path: "/account",
  component: later(() => import("@/features/sign-in/account-page"), "AccountPage"),
});

/** What everybody with an account may open, whatever their role. */
export const accountRoutes = layout.addChildren([account]);
