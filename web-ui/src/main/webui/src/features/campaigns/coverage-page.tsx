import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { DataTable } from "@/components/data-table";
import { Dialog } from "@/components/dialog";
import { Loaded } from "@/components/loaded";
import { NumberField } from "@/components/number-field";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import type { Campaign, Cell, Coverage } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { askedOf, eventInWords, first, forecastOf, landedOf, LISTED } from "./coverage";
import { CellsChart, CourseChart } from "./coverage-charts";
import { campaignQuery, campaignsQuery, coverageQuery, eventsQuery } from "./queries";

export function CoveragePage() {
  const { id } = useParams({ from: "/researcher/campaigns/$id/coverage" });
  const campaign = useQuery(campaignQuery(id));
  const coverage = useQuery(coverageQuery(id));
  const { format } = useLocale();
  return (
    <Page
      title={campaign.data === undefined ? "Coverage" : `Coverage: ${campaign.data.name}`}
      actions={campaign.data === undefined ? undefined : <Running campaign={campaign.data} />}
    >
      <Loaded query={campaign}>
        {(asked) => (
          <Stack gap="xl">
            <Text>
              <Link to="/campaigns/$id" params={{ id }}>
                Brief, invitations and sessions
              </Link>
            </Text>
            <Text role="status">{standsAs(asked)}</Text>
            <Loaded query={coverage}>
              {(found) => (
                <Stack gap="xl">
                  <section aria-labelledby="forecast">
                    <Title order={2} id="forecast" mb="sm">
                      Forecast
                    </Title>
                    {forecastOf(found, asked, format).map((sentence) => (
                      <Text key={sentence}>{sentence}</Text>
                    ))}
                    <Text>{landedOf(found, format)}</Text>
                  </section>
                  <CellsChart campaign={asked} coverage={found} />
                  <Quotas campaign={asked} coverage={found} />
                  <CourseChart campaign={asked} coverage={found} />
                </Stack>
              )}
            </Loaded>
            <Changes id={id} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function standsAs({ state, filledAt }: Campaign): string {
  if (filledAt != null) return "It has everything that it asked for, and has closed by itself.";
  if (state === "paused") return "It is paused: nobody is given anything new, and what was begun may be sent.";
  if (state === "closed") return "It is closed: what was begun may be sent.";
  return state === "scheduled" ? "It has not opened yet." : "It is open.";
}

/** Whatever is changed of a campaign shows in all that is asked of it. */
function useChange(change: () => Promise<unknown>, then: () => void = () => undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      then();
      await client.invalidateQueries({ queryKey: campaignsQuery.queryKey });
    },
  });
}

function Running({ campaign: { id, state } }: { campaign: Campaign }) {
  const params = { path: { id } };
  const pause = useChange(() => api.POST("/api/capture/campaigns/{id}/pausing", { params }));
  const resume = useChange(() => api.POST("/api/capture/campaigns/{id}/resuming", { params }));
  if (state === "closed") return null;
  const change = state === "paused" ? resume : pause;
  return (
    <>
      <Button variant="outline" loading={change.isPending} onClick={() => change.mutate()}>
        {state === "paused" ? "Resume" : "Pause"}
      </Button>
      {change.isError && <ProblemNotice error={change.error} />}
    </>
  );
}

function Quotas({ campaign, coverage }: { campaign: Campaign; coverage: Coverage }) {
  const { format, locale } = useLocale();
  const [chosen, setChosen] = useState<Cell | null>(null);
  const running = campaign.state !== "closed";
  return (
    <section aria-labelledby="quotas">
      <Title order={2} id="quotas" mb="sm">
        Cells
      </Title>
      <DataTable
        caption="Cells"
        rows={first(coverage, LISTED)}
        rowKey={(c) => c.cell.id}
        empty=""
        columns={[
          { header: "Cell", cell: (c) => format.count(c.cell.position), numeric: true },
          { header: "Asks for", cell: (c) => askedOf(c, locale) },
          {
            header: "Wanted",
            cell: ({ cell }) => (cell.wanted == null ? "as many as come" : format.count(cell.wanted)),
            numeric: true,
          },
          { header: "Accepted", cell: (c) => format.count(c.accepted), numeric: true },
          {
            header: "Change",
            cell: ({ cell }) =>
              cell.closed ? (
                "closed"
              ) : running ? (
                <Button
                  size="xs"
                  variant="outline"
                  aria-label={`Change cell ${cell.position}`}
                  onClick={() => setChosen(cell)}
                >
                  Change
                </Button>
              ) : (
                ""
              ),
          },
        ]}
      />
      <Dialog
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        title={chosen === null ? "" : `Cell ${format.count(chosen.position)}`}
      >
        {chosen !== null && <Change campaign={campaign} cell={chosen} onDone={() => setChosen(null)} />}
      </Dialog>
    </section>
  );
}

function Change({ campaign, cell, onDone }: { campaign: Campaign; cell: Cell; onDone: () => void }) {
  const [wanted, setWanted] = useState(String((cell.wanted ?? 0) + 1));
  const params = { path: { id: campaign.id, cell: cell.id } };
  const raise = useChange(
    () => api.POST("/api/capture/campaigns/{id}/cells/{cell}/raising", { params, body: { wanted: Number(wanted) } }),
    onDone,
  );
  const close = useChange(() => api.POST("/api/capture/campaigns/{id}/cells/{cell}/closing", { params }), onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    raise.mutate();
  };
  return (
    <Stack>
      {cell.wanted != null && (
        <form onSubmit={submit}>
          <Group align="end">
            <NumberField
              label="Raise to"
              required
              min={cell.wanted + 1}
              max={100000}
              value={wanted}
              onChange={setWanted}
              maw={160}
            />
            <Button type="submit" loading={raise.isPending}>
              Raise
            </Button>
          </Group>
        </form>
      )}
      <Text>A closed cell is given to nobody any more; what is in work for it still counts in it.</Text>
      <div>
        <Button color="danger" loading={close.isPending} onClick={() => close.mutate()}>
          Close this cell
        </Button>
      </div>
      {(raise.isError || close.isError) && <ProblemNotice error={raise.error ?? close.error} />}
    </Stack>
  );
}

function Changes({ id }: { id: string }) {
  const events = useQuery(eventsQuery(id));
  const { format } = useLocale();
  return (
    <section aria-labelledby="changes">
      <Title order={2} id="changes" mb="sm">
        Changes
      </Title>
      <Loaded query={events} height={80}>
        {(rows) => (
          <DataTable
            caption="Changes, newest first"
            rows={rows}
            rowKey={(event) => `${event.at} ${event.event}`}
            empty="Nobody has changed anything since it was made."
            columns={[
              { header: "At", cell: (event) => <time dateTime={event.at}>{format.staffTime(event.at)}</time> },
              { header: "What", cell: (event) => eventInWords(event, format) },
              { header: "By", cell: (event) => (event.by == null ? "itself" : event.by.slice(-6)) },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
