import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { Loaded } from "@/components/loaded";
import { Mark } from "@/components/mark";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Withdrawal } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { useWithdrawalMessages } from "./messages";

const SERVICES = ["capture", "labeling", "blindspot"] as const;

export function WithdrawalPage() {
  const t = useWithdrawalMessages();
  // Behind the #, where no server and no log sees it.
  const code = useLocation({ select: (location) => location.hash });
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const key = ["withdrawal", code];
  const state = useQuery({
    queryKey: key,
    queryFn: () => answer(api.POST("/api/capture/withdrawals/status", { body: { code } })),
    refetchInterval: (query) => (query.state.data?.state === "requested" ? 2000 : false),
  });
  const withdraw = useMutation({
    mutationFn: () => answer(api.POST("/api/capture/withdrawals", { body: { code } })),
    onSuccess: (answered) => client.setQueryData(key, answered),
  });
  return (
    <Page title={t("title")} narrow>
      <Loaded query={state}>
        {(withdrawal) =>
          withdrawal.state === "none" ? (
            <Stack gap="md">
              <Text>{t("sessions", { n: withdrawal.sessions })}</Text>
              <Text>{t("text")}</Text>
              {withdraw.isError && <ProblemNotice error={withdraw.error} />}
              {sure ? (
                <Group>
                  <Button color="danger" size="lg" onClick={() => withdraw.mutate()} loading={withdraw.isPending}>
                    {t("second")}
                  </Button>
                  <Button variant="outline" size="lg" onClick={() => setSure(false)}>
                    {t("cancel")}
                  </Button>
                </Group>
              ) : (
                <div>
                  <Button size="lg" variant="outline" onClick={() => setSure(true)}>
                    {t("first")}
                  </Button>
                </div>
              )}
            </Stack>
          ) : (
            <Receipts withdrawal={withdrawal} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Receipts({ withdrawal }: { withdrawal: Withdrawal }) {
  const t = useWithdrawalMessages();
  const { format } = useLocale();
  const time = (iso: string | null | undefined) => (iso ? format.time(iso) : "");
  return (
    <Stack gap="md">
      <Text role="status">
        {withdrawal.state === "proven"
          ? t("proven", { time: time(withdrawal.provenAt) })
          : t("requested", { time: time(withdrawal.requestedAt) })}
      </Text>
      <ul style={{ listStyle: "none", padding: 0, margin: 0, display: "grid", gap: 8 }}>
        {SERVICES.map((service) => {
          const receipt = withdrawal.receipts.find((r) => r.service === service);
          const done = receipt !== undefined && receipt.sessions >= withdrawal.sessions;
          return (
            <li key={service}>
              {done ? (
                <Mark kind="ok">{t("receipt", { service: t(service), n: receipt.sessions })}</Mark>
              ) : (
                <Mark kind="uncertain">{t("waiting", { service: t(service) })}</Mark>
              )}
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
