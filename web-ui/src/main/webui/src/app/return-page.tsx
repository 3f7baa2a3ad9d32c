import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { messages } from "@/lib/i18n/messages";
import { participantSignIn } from "@/lib/session";

const useReturnMessages = messages(
  {
    title: "My recordings",
    text: "Open your invitation link again on this device, or enter your return code.",
    code: "Return code",
    goOn: "Go on",
  },
  {
    es: {
      title: "Mis grabaciones",
      text: "Abra otra vez su enlace de invitación en este dispositivo o escriba su código de retorno.",
      code: "Código de retorno",
      goOn: "Seguir",
    },
    zh: { title: "我的录像", text: "请在此设备上再次打开邀请链接，或输入您的返回码。", code: "返回码", goOn: "继续" },
  },
);

/** The way back for a participant whose browser does not know them (any more). */
export function ReturnPage() {
  const t = useReturnMessages();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const enter = useMutation({
    mutationFn: async () => {
      const { grant } = await answer(api.POST("/api/capture/return-codes/grants", { body: { code: code.trim() } }));
      return participantSignIn(client, grant);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <Page title={t("title")} narrow>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{t("text")}</Text>
          <TextInput
            label={t("code")}
            size="md"
            required
            maw={360}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          {enter.isError && <ProblemNotice error={enter.error} />}
          <div>
            <Button type="submit" size="lg" loading={enter.isPending}>
              {t("goOn")}
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  );
}
