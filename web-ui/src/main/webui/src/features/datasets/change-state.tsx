import { Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Dialog } from "@/components/dialog";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Dataset } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { datasetsQuery } from "./queries";

const DEEDS = { deprecate: "Deprecate", recall: "Recall" } as const;
type Deed = keyof typeof DEEDS;

/** A version that should not, or must not, be used any more. A recall cannot be taken back, so its name is typed. */
export function ChangeState({ dataset }: { dataset: Dataset }) {
  const client = useQueryClient();
  const { format } = useLocale();
  const all = useQuery(datasetsQuery);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [reason, setReason] = useState("");
  const [successor, setSuccessor] = useState("");
  const [typedName, setTypedName] = useState("");
  const close = () => {
    setDeed(null);
    setReason("");
    setTypedName("");
  };
  const change = useMutation({
    mutationFn: (of: Deed) => {
      const what = {
        params: { path: { version: dataset.version } },
        body: { reason: reason.trim(), ...(successor ? { successor } : {}) },
      };
      return answer(
        of === "recall"
          ? api.POST("/api/labeling/datasets/{version}/recall", what)
          : api.POST("/api/labeling/datasets/{version}/deprecation", what),
      );
    },
    onSuccess: async () => {
      close();
      await client.invalidateQueries({ queryKey: datasetsQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (deed) change.mutate(deed);
  };
  const others = (all.data ?? []).filter(
    ({ version, state }) => version !== dataset.version && (state === "PUBLISHED" || state === "DEPRECATED"),
  );
  if (dataset.state === "BUILDING" || dataset.state === "RECALLED") return null;
  return (
    <Group gap="sm">
      {(dataset.state === "PUBLISHED" ? (["deprecate", "recall"] as const) : (["recall"] as const)).map((each) => (
        <Button
          key={each}
          variant="outline"
          onClick={() => {
            change.reset();
            setSuccessor(dataset.successor ?? "");
            setDeed(each);
          }}
        >
          {DEEDS[each]} this version
        </Button>
      ))}
      <Dialog opened={deed !== null} onClose={close} title={deed ? `${DEEDS[deed]} ${dataset.version}?` : ""}>
        {deed && (
          <form onSubmit={submit}>
            <Text mb="md">
              {deed === "recall"
                ? `Nobody can download its ${format.count(dataset.sessions ?? 0)} sessions any more, and nothing ` +
                  "takes that back. Its ledger stays public."
                : "It can still be downloaded; whoever does so is warned and pointed to the version that you choose."}
            </Text>
            <TextInput
              label="Reason"
              description="Everybody who holds the version reads it."
              required
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
            <NativeSelect
              label="Take instead"
              mt="md"
              value={successor}
              onChange={(event) => setSuccessor(event.currentTarget.value)}
              data={[
                { value: "", label: "Nothing yet" },
                ...others.map(({ version }) => ({ value: version, label: version })),
              ]}
            />
            {deed === "recall" && (
              <TextInput
                mt="md"
                label={`Type ${dataset.version} to recall it`}
                required
                pattern={dataset.version.replaceAll(".", "\\.")}
                value={typedName}
                onChange={(event) => setTypedName(event.currentTarget.value)}
              />
            )}
            {change.isError && <ProblemNotice error={change.error} />}
            <Group mt="lg">
              <Button
                type="submit"
                loading={change.isPending}
                disabled={deed === "recall" && typedName !== dataset.version}
              >
                {DEEDS[deed]}
              </Button>
              <Button variant="outline" onClick={close}>
                Leave it as it is
              </Button>
            </Group>
          </form>
        )}
      </Dialog>
    </Group>
  );
}
