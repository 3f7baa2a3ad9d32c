import { Button, FileInput, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { registrationQuery } from "./queries";
import { RegistrationSteps } from "./registration-steps";

/**
 * First the manifest, then the networks it names. The address holds the registration, so that it goes on after a
 * reload.
 */
export function RegisterPage() {
  const { registration } = useSearch({ from: "/researcher/models/new" });
  return (
    <Page title="Register an iteration" narrow>
      {registration === undefined ? <ManifestForm /> : <Opened id={registration} />}
    </Page>
  );
}

function ManifestForm() {
  const navigate = useNavigate({ from: "/models/new" });
  const [manifest, setManifest] = useState("");
  const open = useMutation({
    mutationFn: () => answer(api.POST("/api/blindspot/registrations", { body: { manifest } })),
    onSuccess: ({ id }) => navigate({ search: { registration: id } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>
          A manifest says how to feed the networks and how to read them; the{" "}
          <Link to="/models/guide">guide to bringing a model</Link> has examples. It is checked at once, the networks in
          a sandbox after they have been sent. An iteration is never overwritten: a name and number are given once.
        </Text>
        <FileInput
          label="Manifest file"
          description="model.yaml"
          size="md"
          accept=".yaml,.yml"
          placeholder="Choose a file"
          onChange={(file) => void file?.text().then(setManifest)}
        />
        <Textarea
          label="Manifest"
          description="As read from the file, or typed here."
          size="md"
          required
          maxLength={65_536}
          minRows={12}
          maxRows={24}
          autosize
          value={manifest}
          spellCheck={false}
          styles={{ input: { fontFamily: "ui-monospace, monospace" } }}
          onChange={(event) => setManifest(event.currentTarget.value)}
        />
        {open.isError && <ProblemNotice error={open.error} />}
        <div>
          <Button type="submit" size="md" loading={open.isPending}>
            Go on to the networks
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Opened({ id }: { id: string }) {
  const registration = useQuery(registrationQuery(id));
  return (
    <Loaded query={registration}>
      {(found) => (
        <Stack gap="md">
          <Text fw={600}>
            {found.name} iteration {found.iteration}
          </Text>
          <RegistrationSteps registration={found} />
          <Link to="/models">All iterations</Link>
        </Stack>
      )}
    </Loaded>
  );
}
