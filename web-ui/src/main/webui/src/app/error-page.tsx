import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";

/** The last resort of a page: what its own parts did not handle. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <Page title="This page stopped">
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
