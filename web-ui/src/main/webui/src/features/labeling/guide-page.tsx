import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { Guide } from "./guide";
import { attributesQuery } from "./queries";

export function GuidePage() {
  const attributes = useQuery(attributesQuery);
  return (
    <Page
      title="Labeling guide"
      actions={
        <LinkButton to="/label" variant="outline">
          Back to labeling
        </LinkButton>
      }
    >
      <Text mb="md">
        Answer only for what you see in the clip. Yes means that you see it, no that you watched for it and it is not
        there, unsure that the clip does not let you tell. There is no expected share of any answer.
      </Text>
      <Loaded query={attributes}>{(list) => <Guide attributes={list} level={2} />}</Loaded>
    </Page>
  );
}
