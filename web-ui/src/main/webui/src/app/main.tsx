import "virtual:component-styles";
import "./tokens.css";
import "./base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { bring } from "@/languages/bring";
import { initialLocale, LocaleProvider } from "@/lib/i18n/locale";
import { queryClient } from "@/lib/query";
import { router } from "./router";
import { cssVariables, theme } from "./theme";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

// Before anything is drawn, so that no page changes its language under the eyes; without it the page is in English.
await bring(initialLocale()).catch(() => undefined);

createRoot(root).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <QueryClientProvider client={queryClient}>
      <LocaleProvider bring={bring}>
        <RouterProvider router={router} />
      </LocaleProvider>
    </QueryClientProvider>
  </MantineProvider>,
);

// From a build only: while pages are being changed, nothing may be kept.
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}
