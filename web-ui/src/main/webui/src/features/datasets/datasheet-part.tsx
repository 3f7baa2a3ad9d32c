import { List, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table";
import { Facts } from "@/components/facts";
import { Loaded } from "@/components/loaded";
import type { Datasheet } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { AXES, wordsFor, type Axis } from "@/lib/vocabulary";
import { axisOf, deviceMix } from "./datasheet";
import { IndependenceChart } from "./independence-chart";
import { datasheetQuery } from "./queries";
import { SharesChart } from "./shares-chart";

/** What a version is made of, as it was counted when it was frozen. */
export function DatasheetPart({ version }: { version: string }) {
  const sheet = useQuery(datasheetQuery(version));
  return <Loaded query={sheet}>{(found) => <Sheet sheet={found} />}</Loaded>;
}

function Sheet({ sheet }: { sheet: Datasheet }) {
  const { format } = useLocale();
  const { totals } = sheet;
  return (
    <Stack gap="xl">
      <Facts
        label="Composition"
        facts={[
          ["Sessions", format.count(totals.sessions)],
          ["People", format.count(totals.people)],
          ["Genuine", format.count(totals.genuine)],
          ["Attacks", format.count(totals.attack)],
          ["Countries", format.count(totals.countries)],
          ["Campaigns", format.count(totals.campaigns)],
          ["First attempts", format.count(totals.firstAttempts)],
          ["Recorded", totals.firstDay === "" ? null : `${totals.firstDay} to ${totals.lastDay}`],
          ["Licence", sheet.licence],
        ]}
      />
      <Part title="What the recordings show">
        <AxisPart sheet={sheet} />
      </Part>
      <Part title="Continents">
        <SharesChart
          title="Continent"
          file={`scotoma-${sheet.version}-continents`}
          values={sheet.continents}
          note="By the country that people named."
        />
      </Part>
      <Part title="Devices">
        <Text>{deviceMix(sheet.devices, format)}</Text>
      </Part>
      <Part title="People, and genuine or attack">
        <IndependenceChart traits={sheet.independence} file={`scotoma-${sheet.version}-independence`} />
      </Part>
      <Part title="Agreement">
        <Agreement sheet={sheet} />
      </Part>
      <Part title="Known gaps">
        <Gaps sheet={sheet} />
      </Part>
      <Part title="Blind spots open at the freeze">
        {sheet.open.length === 0 ? (
          <Text c="dimmed">None was known.</Text>
        ) : (
          <List>
            {sheet.open.map((spot) => (
              <List.Item key={spot}>{spot}</List.Item>
            ))}
          </List>
        )}
      </Part>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}

function AxisPart({ sheet }: { sheet: Datasheet }) {
  const axis = axisOf(useSearch({ from: "/researcher/datasets/$v" }).axis);
  const navigate = useNavigate({ from: "/datasets/$v" });
  const { format } = useLocale();
  const shown = sheet.axes.find(({ name }) => name === axis);
  return (
    <Stack gap="sm">
      <NativeSelect
        label="By"
        data={sheet.axes.map(({ name }) => ({ value: name, label: AXES[name as Axis] }))}
        value={axis}
        onChange={(event) =>
          void navigate({ search: { axis: event.currentTarget.value }, replace: true, resetScroll: false })
        }
        style={{ maxInlineSize: 320 }}
      />
      {shown === undefined || shown.values.length === 0 ? (
        <Text c="dimmed">No session of this version says anything of it.</Text>
      ) : (
        <SharesChart
          key={axis}
          title={AXES[axis]}
          file={`scotoma-${sheet.version}-${axis}`}
          values={shown.values}
          note={shown.unknown === 0 ? "" : `Unknown of ${format.count(shown.unknown)} sessions.`}
        />
      )}
    </Stack>
  );
}

function Agreement({ sheet }: { sheet: Datasheet }) {
  const { format } = useLocale();
  const { attacksSeenAsGenuine, genuineSeenAsAttacks } = sheet.crowdAgainstTruth;
  return (
    <Stack gap="sm">
      <DataTable
        caption="Agreement by attribute"
        rows={sheet.agreement}
        rowKey={(attribute) => attribute.name}
        empty="No attribute."
        columns={[
          { header: "Attribute", cell: (attribute) => attribute.name },
          { header: "Present", cell: (attribute) => format.count(attribute.present), numeric: true },
          { header: "Answers", cell: (attribute) => format.count(attribute.votes), numeric: true },
          { header: "Unsure", cell: (attribute) => format.count(attribute.unsure), numeric: true },
          {
            header: "Krippendorff’s alpha",
            cell: (attribute) => (attribute.alpha == null ? "no two differ" : format.score(attribute.alpha)),
            numeric: true,
          },
        ]}
      />
      <Text>
        The crowd took {format.count(attacksSeenAsGenuine)} attacks for genuine sessions, and{" "}
        {format.count(genuineSeenAsAttacks)} genuine sessions for attacks. These stay in.
      </Text>
    </Stack>
  );
}

function Gaps({ sheet }: { sheet: Datasheet }) {
  const { format } = useLocale();
  return (
    <DataTable
      caption="Known gaps"
      rows={sheet.gaps}
      rowKey={(gap) => `${gap.axis} ${gap.value}`}
      empty="Every value that an axis has is shown by ten genuine sessions and ten attacks or more."
      columns={[
        { header: "Axis", cell: (gap) => AXES[gap.axis as Axis] },
        { header: "Value", cell: (gap) => wordsFor(gap.value) },
        { header: "Genuine", cell: (gap) => format.count(gap.genuine), numeric: true },
        { header: "Attack", cell: (gap) => format.count(gap.attack), numeric: true },
      ]}
    />
  );
}
