import { Button, Group, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { useMyMessages } from "./messages";

/** Withdrawing is as easy as agreeing: two clicks. */
export function MyWithdrawal() {
  const t = useMyMessages();
  const [sure, setSure] = useState(false);
  const withdraw = useMutation({ mutationFn: () => answer(api.POST("/api/capture/my/withdrawal")) });
  return (
    <section aria-labelledby="withdraw">
      <Title order={2} id="withdraw" mb="sm">
        {t("withdraw")}
      </Title>
      <Text mb="sm">{t("withdrawText")}</Text>
      {withdraw.isError && <ProblemNotice error={withdraw.error} />}
      {withdraw.isSuccess ? (
        <Text role="status">{t("withdrawn")}</Text>
      ) : sure ? (
        <Group>
          <Button color="danger" size="lg" onClick={() => withdraw.mutate()} loading={withdraw.isPending}>
            {t("withdrawSecond")}
          </Button>
          <Button variant="outline" size="lg" onClick={() => setSure(false)}>
            {t("cancel")}
          </Button>
        </Group>
      ) : (
        <Button variant="outline" size="lg" onClick={() => setSure(true)}>
          {t("withdrawFirst")}
        </Button>
      )}
    </section>
  );
}
