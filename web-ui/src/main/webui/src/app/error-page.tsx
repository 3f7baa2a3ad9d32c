import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { useShellMessages } from "./messages";

/** The last resort of a page: what its own parts did not handle. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const t = useShellMessages();
  const router = useRouter();
  return (
    <Page title={t("stopped")}>
      <ProblemNotice
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}
