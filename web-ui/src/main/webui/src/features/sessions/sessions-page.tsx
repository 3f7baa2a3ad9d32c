import { Button, Checkbox, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { WithPurpose } from "@/components/with-purpose";
import type { SessionPage } from "@/lib/api/views";
import { filtersOf, type SessionFilters, type SessionList } from "@/lib/session-list";
import { Chips, Filters } from "./filters";
import { Gallery } from "./gallery";
import { sessionsQuery } from "./queries";
import { SessionsTable } from "./sessions-table";

/** Finds sessions. The page's whole state is its address: whoever gets the link sees the same list. */
export function SessionsPage() {
  const list = useSearch({ from: "/researcher/sessions" });
  const navigate = useNavigate({ from: "/sessions" });
  const sessions = useQuery(sessionsQuery(list));
  // Another list begins at its first page.
  const narrow = (change: SessionFilters) =>
    void navigate({
      search: (now) => ({ ...filtersOf(now), look: now.look, blur: now.blur, ...change }),
      replace: true,
      resetScroll: false,
    });
  const look = (change: Pick<SessionList, "look" | "blur">) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  return (
    <Page title="Sessions">
      <Stack gap="md">
        <Filters filters={list} show={narrow} />
        <Chips filters={list} show={narrow} />
        <Group gap="lg">
          <SegmentedControl
            aria-label="How they are shown"
            value={list.look ?? "list"}
            data={[
              { value: "list", label: "List" },
              { value: "gallery", label: "Gallery" },
            ]}
            onChange={(value) => look({ look: value === "gallery" ? "gallery" : undefined })}
          />
          <Checkbox
            label="Blur faces"
            checked={list.blur === true}
            onChange={(event) => look({ blur: event.currentTarget.checked ? true : undefined })}
          />
        </Group>
        <Loaded query={sessions} height={400}>
          {(page) => <Found page={page} list={list} narrow={narrow} />}
        </Loaded>
      </Stack>
    </Page>
  );
}

type Shown = { page: SessionPage; list: SessionList; narrow: (change: SessionFilters) => void };

function Found({ page, list, narrow }: Shown) {
  const { iteration } = page;
  if (page.items.length === 0) return <Nothing list={list} narrow={narrow} />;
  return (
    <>
      <Text size="sm" c="dimmed">
        {iteration == null
          ? "No iteration is registered, so nothing is decided."
          : `Decisions and scores of ${iteration.name} ${iteration.iteration}. `}
        The newest first. Who has withdrawn is not here.
      </Text>
      {list.look === "gallery" ? (
        <WithPurpose>
          <Gallery page={page} list={list} />
        </WithPurpose>
      ) : (
        <SessionsTable page={page} list={list} />
      )}
      <Pages page={page} list={list} />
    </>
  );
}

function Nothing({ list, narrow }: Omit<Shown, "page">) {
  const narrowed = Object.values(filtersOf(list)).some((value) => value !== undefined);
  return (
    <div className="card">
      <Text c="dimmed" mb={narrowed ? "sm" : 0}>
        {narrowed
          ? "No session is like this."
          : "Recordings appear here when participants have sent them. Open a campaign and invite somebody."}
      </Text>
      {narrowed && (
        <Button variant="outline" onClick={() => narrow(nothingAsked)}>
          Clear all filters
        </Button>
      )}
    </div>
  );
}

const nothingAsked: SessionFilters = {
  campaign: undefined,
  spot: undefined,
  run: undefined,
  at: undefined,
  iteration: undefined,
  truth: undefined,
  decision: undefined,
  outcome: undefined,
  id: undefined,
};

function Pages({ page, list }: Omit<Shown, "narrow">) {
  return (
    <nav aria-label="Pages of the list">
      <Group gap="sm">
        {page.previous != null && (
          <LinkButton variant="outline" to="/sessions" search={{ ...list, before: page.previous, after: undefined }}>
            Newer sessions
          </LinkButton>
        )}
        {page.next != null && (
          <LinkButton variant="outline" to="/sessions" search={{ ...list, after: page.next, before: undefined }}>
            Older sessions
          </LinkButton>
        )}
      </Group>
    </nav>
  );
}
