import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import { useLocale } from "@/lib/i18n/locale";
import { useMyMessages } from "./messages";

/** What others recorded that shows this person, and what is owed for recordings that are no more. */
export function Appearances() {
  const t = useMyMessages();
  const { locale, format } = useLocale();
  const shown = useQuery({
    queryKey: ["my-appearances", locale],
    queryFn: () => answer(api.GET("/api/capture/my/appearances", { params: { query: { locale } } })),
    refetchInterval: 10_000,
  });
  const kept = useQuery({
    queryKey: ["my-kept-rewards"],
    queryFn: () => answer(api.GET("/api/capture/my/kept-rewards")),
  });
  return (
    <>
      {(shown.data ?? []).length > 0 && (
        <section aria-labelledby="my-appearances">
          <Title order={2} id="my-appearances" mb="sm">
            {t("shownIn")}
          </Title>
          <Text mb="sm">{t("shownInText")}</Text>
          {shown.data?.map((campaign) => (
            <div key={campaign.campaignId} className="card">
              <Text fw={600} lang={campaign.language}>
                {campaign.title}
              </Text>
              <Text>
                {t("shownSent", { n: campaign.sent })}
                {campaign.minor > 0 &&
                  ` · ${t("shownEarned", { amount: format.money(campaign.minor, campaign.currency) })}`}
              </Text>
            </div>
          ))}
        </section>
      )}
      {kept.data?.map(({ currency, minor }) => (
        <div key={currency} className="card">
          <Text fw={600}>{t("kept", { amount: format.money(minor, currency) })}</Text>
          <Text>{t("keptText")}</Text>
        </div>
      ))}
    </>
  );
}
