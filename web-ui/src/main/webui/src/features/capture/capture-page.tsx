import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ReturnForm } from "@/components/return-form";
import { answer, api } from "@/lib/api/client";
import { has, useMe } from "@/lib/session";
import { CaptureFlow } from "./capture-flow";
import { useCaptureMessages } from "./messages";

export function CapturePage() {
  const t = useCaptureMessages();
  const { id } = useParams({ from: "/capture/$id" });
  const me = useMe();
  return (
    <Page title={t("title")} narrow>
      <Loaded query={me}>
        {(person) => (has(person, "participant") ? <MyCapture campaignId={id} /> : <ReturnForm />)}
      </Loaded>
    </Page>
  );
}

function MyCapture({ campaignId }: { campaignId: string }) {
  const t = useCaptureMessages();
  const mine = useQuery({ queryKey: ["my-campaigns"], queryFn: () => answer(api.GET("/api/capture/my/campaigns")) });
  return (
    <Loaded query={mine}>
      {(campaigns) => {
        const campaign = campaigns.find(({ id }) => id === campaignId);
        return campaign === undefined ? (
          <Text>{t("notYours")}</Text>
        ) : (
          <CaptureFlow key={campaign.id} campaign={campaign} />
        );
      }}
    </Loaded>
  );
}
