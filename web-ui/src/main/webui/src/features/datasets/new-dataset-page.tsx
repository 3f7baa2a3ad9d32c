import { Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { DatasetSelection } from "@/lib/api/views";
import { NOTHING, selectionOf, type Asked } from "./asked";
import { FreezeForm } from "./freeze-form";
import { PreviewPart } from "./preview-part";
import { SelectionForm } from "./selection-form";

/** What is frozen is looked at first: a version never changes. */
export function NewDatasetPage() {
  const [asked, setAsked] = useState<Asked>(NOTHING);
  const preview = useMutation({
    mutationFn: async (selection: DatasetSelection) => ({
      selection,
      found: await answer(api.POST("/api/labeling/datasets/preview", { body: { selection } })),
    }),
  });
  const selection = selectionOf(asked);
  const shown = preview.data;
  const isThat = shown !== undefined && JSON.stringify(shown.selection) === JSON.stringify(selection);
  return (
    <Page title="New dataset version">
      <Stack gap="xl">
        <SelectionForm
          asked={asked}
          onChange={setAsked}
          onPreview={() => preview.mutate(selection)}
          pending={preview.isPending}
        />
        {preview.isError && <ProblemNotice error={preview.error} />}
        {shown && isThat && !preview.isPending && (
          <>
            <PreviewPart preview={shown.found} />
            <FreezeForm key={shown.found.least} selection={shown.selection} preview={shown.found} />
          </>
        )}
        {shown && !isThat && <Text role="status">The choice has changed since the preview; look at it again.</Text>}
      </Stack>
    </Page>
  );
}
