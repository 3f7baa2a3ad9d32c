import guide from "@docs/bring-your-model.md?raw";
import { Page } from "@/components/page";

/** The guide as it stands in the repository, of this very build. */
export function ModelGuidePage() {
  return (
    <Page title="Bring your model">
      <div className="card" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {guide}
      </div>
    </Page>
  );
}
