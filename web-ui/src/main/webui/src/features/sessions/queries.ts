import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, answerIfThere, api } from "@/lib/api/client";
import { Problem } from "@/lib/api/problem";
import { askedOf, conditionsOf } from "@/lib/conditions";
import type { SessionFilters, SessionList } from "@/lib/session-list";

/** The filters as the API takes them. */
export function queryOf({ spot, at, ...rest }: SessionFilters) {
  const { campaign, run, iteration, truth, decision, outcome, id } = rest;
  const given = { campaign, run, iteration, truth, decision, outcome, id, blindSpot: spot };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    condition: conditionsOf(at).map(askedOf),
  };
}

/** Fills rows of two, three, four and six tiles. */
const PAGE = 24;

export const sessionsQuery = (list: SessionList) => {
  const { after, before } = list;
  const query = {
    ...queryOf(list),
    limit: PAGE,
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
  return queryOptions({
    queryKey: ["sessions", query],
    queryFn: () => answer(api.GET("/api/blindspot/sessions", { params: { query } })),
    placeholderData: keepPreviousData,
  });
};

/** The sessions before and after one, in the list that it was come from. */
export const neighboursQuery = (id: string, filters: SessionFilters) =>
  queryOptions({
    queryKey: ["sessions", "neighbours", id, queryOf(filters)],
    queryFn: () =>
      answer(api.GET("/api/blindspot/sessions/{id}/neighbours", { params: { path: { id }, query: queryOf(filters) } })),
  });

const MADE_SOON = 2_000;
const isBeingMade = (error: unknown) => error instanceof Problem && error.status === 409;

/** When the frames of a session's sheet of faces were; null where there is none and will be none. */
export const portraitQuery = (id: string) =>
  queryOptions({
    queryKey: ["portrait", id],
    queryFn: () => answerIfThere(api.GET("/api/blindspot/sessions/{id}/portrait", { params: { path: { id } } })),
    retry: false,
    refetchInterval: ({ state }) =>
      isBeingMade(state.error) && state.errorUpdateCount < MOST_TRIES ? MADE_SOON : false,
  });

export const MOST_TRIES = 15;

export const campaignsQuery = queryOptions({
  queryKey: ["campaigns"],
  queryFn: () => answer(api.GET("/api/capture/campaigns")),
});

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", id],
    queryFn: () => answer(api.GET("/api/capture/campaigns/{id}", { params: { path: { id } } })),
  });

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: () => answer(api.GET("/api/blindspot/models")),
});
