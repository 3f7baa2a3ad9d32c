import { Button, Group, SegmentedControl, Text, Title } from "@mantine/core";
import { useInfiniteQuery, type InfiniteData } from "@tanstack/react-query";
import { useState } from "react";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import type { Access } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { accesses, type Logged } from "./queries";

const LOGS: readonly { value: Logged; label: string }[] = [
  { value: "capture", label: "Recordings" },
  { value: "blindspot", label: "Faces" },
  { value: "labeling", label: "Versions" },
];
const PAGE = 200;

/** The log that nobody can change: who was shown or took what people recorded, and what for. */
export function AccessesPart({ logins }: { logins: ReadonlyMap<string, string> }) {
  const { format } = useLocale();
  const [log, setLog] = useState<Logged>("capture");
  const query = useInfiniteQuery<Access[], Error, InfiniteData<Access[]>, [string, Logged], string | undefined>({
    queryKey: ["accesses", log],
    queryFn: ({ pageParam }) => accesses[log](pageParam),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.accessId),
  });
  return (
    <section aria-labelledby="accesses">
      <Title order={2} id="accesses" mb="sm">
        Who looked at what
      </Title>
      <Group mb="sm">
        <SegmentedControl
          aria-label="Log"
          data={[...LOGS]}
          value={log}
          onChange={(value) => setLog(LOGS.find((each) => each.value === value)?.value ?? log)}
        />
      </Group>
      <Loaded query={query} height={80}>
        {({ pages }) => (
          <DataTable
            caption="Who looked at what"
            rows={pages.flat()}
            rowKey={(row) => row.accessId}
            empty="Nobody yet."
            columns={[
              { header: "When", cell: (row) => format.staffTime(row.at) },
              { header: "Who", cell: (row) => logins.get(row.personId) ?? row.personId },
              { header: "What", cell: (row) => `${row.what} ${row.subject}` },
              { header: "What for", cell: (row) => row.purpose },
            ]}
          />
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button mt="sm" variant="outline" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Earlier
        </Button>
      )}
      <Text size="sm" c="dimmed" mt="xs">
        It is written before anything is shown, and kept for good.
      </Text>
    </section>
  );
}
