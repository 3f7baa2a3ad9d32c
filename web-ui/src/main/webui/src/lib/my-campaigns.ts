import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "./api/client";
import type { Locale } from "./i18n/locale";

export const MY_CAMPAIGNS = ["my-campaigns"] as const;

/** In the reader's language; what is on the page stays while another language comes, and a recording with it. */
export const myCampaignsQuery = (locale: Locale) =>
  queryOptions({
    queryKey: [...MY_CAMPAIGNS, locale],
    queryFn: () => answer(api.GET("/api/capture/my/campaigns", { params: { query: { locale } } })),
    placeholderData: keepPreviousData,
  });
