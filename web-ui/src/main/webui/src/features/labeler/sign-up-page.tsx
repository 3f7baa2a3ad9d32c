import { Button, Checkbox, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import { LOCALE_NAMES } from "@/lib/i18n/locale";
import { labelerSignUp } from "@/lib/session";

/** Where the link of an invitation leads: whoever has it chooses a login and a password, and is a labeler. */
export function SignUpPage() {
  const { token } = useParams({ from: "/l/$token" });
  const invited = useQuery({
    queryKey: ["labeler-invitation", token],
    retry: false,
    queryFn: () => answer(api.GET("/api/identity/labeler-invitations/{token}", { params: { path: { token } } })),
  });
  return (
    <Page title="Become a labeler" narrow>
      <Text mb="md">
        You will watch short videos of faces and answer eight questions about each. Some show upsetting tricks with
        masks and photographs; you can skip any clip. What you see stays with you: nothing may be saved or shown to
        anybody.
      </Text>
      <Loaded query={invited}>{() => <SignUpForm token={token} />}</Loaded>
    </Page>
  );
}

function SignUpForm({ token }: { token: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [languages, setLanguages] = useState<string[]>(["en"]);
  const signUp = useMutation({
    mutationFn: async () => {
      await labelerSignUp(client, token, login.trim(), password);
      // Who has an account by now can also say this later; it must not send them back to a link that is used up.
      await api.PUT("/api/labeling/my/labeling/languages", { body: { languages } }).catch(() => undefined);
    },
    onSuccess: () => navigate({ to: "/label/me", replace: true }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signUp.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="New labeler">
      <Stack gap="md" maw={360}>
        <TextInput
          label="Login"
          description="2 to 40 of a–z, 0–9, dot, dash and underscore; starts with a letter"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          size="md"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          description="12 characters or more"
          autoComplete="new-password"
          required
          minLength={12}
          size="md"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Checkbox.Group label="Languages you read" value={languages} onChange={setLanguages}>
          <Group mt="xs">
            {Object.entries(LOCALE_NAMES).map(([locale, name]) => (
              <Checkbox key={locale} value={locale} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
        {signUp.isError && <ProblemNotice error={signUp.error} />}
        <Button type="submit" loading={signUp.isPending}>
          Make my account
        </Button>
      </Stack>
    </form>
  );
}
