import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { useLocale } from "@/lib/i18n/locale";
import { myCampaignsQuery } from "@/lib/my-campaigns";
import { CaptureFlow } from "./capture-flow";
import { useCaptureMessages } from "./messages";

export function CapturePage() {
  const t = useCaptureMessages();
  const { id: campaignId } = useParams({ from: "/participant/capture/$id" });
  const { locale } = useLocale();
  const mine = useQuery(myCampaignsQuery(locale));
  return (
    <Page title={t("title")} narrow>
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
    </Page>
  );
}
