import { Button, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { useLocale } from "@/lib/i18n/locale";
import { SERVICES, jobsQuery, retryJob, type Service } from "./queries";

export function JobsPage() {
  return (
    <Page title="Jobs">
      <Stack gap="xl">
        {SERVICES.map((service) => (
          <ServiceJobs key={service} service={service} />
        ))}
      </Stack>
    </Page>
  );
}

function ServiceJobs({ service }: { service: Service }) {
  const client = useQueryClient();
  const { format } = useLocale();
  const jobs = useQuery(jobsQuery(service));
  const retry = useMutation({
    mutationFn: ({ name, id }: { name: string; id: string }) => retryJob(service, name, id),
    onSuccess: () => client.invalidateQueries({ queryKey: jobsQuery(service).queryKey }),
  });
  return (
    <section aria-labelledby={`jobs-${service}`}>
      <Title order={2} id={`jobs-${service}`} mb="xs">
        {service}
      </Title>
      {retry.isError && <ProblemNotice error={retry.error} />}
      <Loaded query={jobs} height={80}>
        {({ failed, queued, oldestDue }) => (
          <>
            <Text size="sm" c="dimmed" mb="xs">
              {format.count(queued)} queued{oldestDue ? `, the oldest due since ${format.staffTime(oldestDue)}` : ""}
            </Text>
            <DataTable
              caption={`Failed jobs of ${service}`}
              rows={failed}
              rowKey={(job) => `${job.name} ${job.id}`}
              empty="No failed job. One that runs out of attempts appears here with its reason."
              columns={[
                { header: "Job", cell: (job) => job.name },
                { header: "For", cell: (job) => job.id },
                {
                  header: "Reason",
                  cell: (job) => <span style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{job.reason}</span>,
                },
                { header: "Attempts", cell: (job) => format.count(job.attempts), numeric: true },
                { header: "Failed", cell: (job) => format.staffTime(job.failedAt) },
                {
                  header: "Action",
                  cell: (job) => (
                    <Button
                      size="xs"
                      variant="outline"
                      aria-label={`Retry ${job.name} for ${job.id}`}
                      onClick={() => retry.mutate(job)}
                      loading={retry.isPending && retry.variables.id === job.id}
                    >
                      Retry
                    </Button>
                  ),
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}
