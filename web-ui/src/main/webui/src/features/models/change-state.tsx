import { Button, Group, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Dialog } from "@/components/dialog";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Model } from "@/lib/api/views";
import { modelsQuery } from "./queries";

const DEEDS = {
  promote: {
    verb: "Promote",
    consequence:
      "It will score fresh sessions first of all, and participants are told what it says. " +
      "Others that are current go on.",
  },
  retire: { verb: "Retire", consequence: "It will score nothing any more. Its scores stay." },
} as const;
type Deed = keyof typeof DEEDS;

/** Which changes an iteration of this state may see: a candidate waits, a retired one may come back. */
const deedsOf = (state: string): readonly Deed[] =>
  state === "candidate" ? ["promote", "retire"] : state === "current" ? ["retire"] : ["promote"];

/**
 * Whoever changes what decides says why; the reason is kept with the change.
 *
 * @param named whether the buttons say which iteration, because the page shows several
 */
export function ChangeState({ model, named = false }: { model: Model; named?: boolean }) {
  const client = useQueryClient();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [reason, setReason] = useState("");
  const close = () => {
    setDeed(null);
    setReason("");
  };
  const change = useMutation({
    mutationFn: (of: Deed) => {
      const what = { params: { path: { id: model.id } }, body: { reason: reason.trim() } };
      return answer(
        of === "promote"
          ? api.POST("/api/blindspot/models/{id}/promote", what)
          : api.POST("/api/blindspot/models/{id}/retire", what),
      );
    },
    onSuccess: async () => {
      close();
      await client.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (deed) change.mutate(deed);
  };
  const name = `${model.name} ${model.iteration}`;
  return (
    <>
      {deedsOf(model.state).map((each) => (
        <Button
          key={each}
          variant={each === "promote" ? "filled" : "outline"}
          onClick={() => {
            change.reset();
            setDeed(each);
          }}
        >
          {named ? `${DEEDS[each].verb} ${name}` : DEEDS[each].verb}
        </Button>
      ))}
      <Dialog opened={deed !== null} onClose={close} title={deed ? `${DEEDS[deed].verb} ${name}?` : ""}>
        {deed && (
          <form onSubmit={submit}>
            <Text mb="md">{DEEDS[deed].consequence}</Text>
            <TextInput
              label="Reason"
              description="Kept with the change."
              required
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
            {change.isError && <ProblemNotice error={change.error} />}
            <Group mt="lg">
              <Button type="submit" loading={change.isPending}>
                {DEEDS[deed].verb}
              </Button>
              <Button variant="outline" onClick={close}>
                Leave it as it is
              </Button>
            </Group>
          </form>
        )}
      </Dialog>
    </>
  );
}
