import { createRootRoute } from "@tanstack/react-router";
import { ErrorPage } from "../error-page";
import { NotFound } from "../home";
import { Shell } from "../shell";

export const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ErrorPage });
