import { createRouter } from "@tanstack/react-router";
import { Waiting } from "@/components/waiting";
import { ErrorPage } from "./error-page";
import { accountRoutes } from "./routes/account";
import { labelerRoutes } from "./routes/labeler";
import { openRoutes } from "./routes/open";
import { operatorRoutes } from "./routes/operator";
import { participantRoutes } from "./routes/participant";
import { researcherRoutes, teamRoutes } from "./routes/researcher";
import { reviewerRoutes } from "./routes/reviewer";
import { root } from "./routes/root";

/** One branch for each role, which its parent guards. */
const tree = root.addChildren([
  ...openRoutes,
  accountRoutes,
  participantRoutes,
  labelerRoutes,
  reviewerRoutes,
  researcherRoutes,
  teamRoutes,
  operatorRoutes,
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
