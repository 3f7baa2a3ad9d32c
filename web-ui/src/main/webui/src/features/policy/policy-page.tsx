import { List, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Page } from "@/components/page";

/** The public page on what happens to recordings. The consent text a participant agreed to is the binding one. */
export function PolicyPage() {
  return (
    <Page title="What happens to recordings" narrow>
      <Stack gap="md">
        <Text>
          People record short videos of a simulated face login, genuine ones and attacks, so that face anti-spoofing
          models can be tested and trained where they fail. The consent text you agreed to, with its version, is the
          binding one; this page says the same in short.
        </Text>
        <Title order={2}>What is kept</Title>
        <List>
          <List.Item>The video, without sound, and what the browser says about camera and device.</List.Item>
          <List.Item>Your age band, and country, gender or skin tone only if you chose to give them.</List.Item>
          <List.Item>A random number in place of your name. No name, no e-mail address, no date of birth.</List.Item>
        </List>
        <Title order={2}>Who sees it</Title>
        <List>
          <List.Item>Labelers watch the video to tag what they see. They are told nothing about you.</List.Item>
          <List.Item>Researchers receive dataset versions with pseudonyms; others only if you allowed it.</List.Item>
          <List.Item>Every download of a dataset is logged with its recipient.</List.Item>
        </List>
        <Title order={2}>Changing your mind</Title>
        <Text>
          Withdrawing takes two clicks, with your return code or from <Link to="/me">My recordings</Link>. Every service
          erases what it holds of you and leaves a receipt; released datasets list the withdrawn recordings so that
          recipients drop them too. Models already trained are listed, not undone.
        </Text>
        <Title order={2}>Only adults, only your own face</Title>
        <Text>
          An attack shows your own face, or that of an adult with a consent of their own. Never a picture found
          somewhere.
        </Text>
      </Stack>
    </Page>
  );
}
