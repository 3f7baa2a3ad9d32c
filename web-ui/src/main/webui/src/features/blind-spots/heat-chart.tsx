import { Group, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import { stepOf } from "@/components/rate-steps";
import { Loaded } from "@/components/loaded";
import type { HeatMap, MiningRun } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { AXES, type Axis } from "@/lib/vocabulary";
import { Choose } from "@/components/choose";
import { inWords, keyOf, titleOf, valueOf } from "@/lib/conditions";
import { highestOf } from "./findings";
import { heatMapQuery } from "./queries";

type Props = {
  run: MiningRun;
  x: Axis;
  y: Axis;
  onAxes: (axes: { x: Axis; y: Axis }) => void;
  selected: string;
  onSelect: (key: string) => void;
};
type Place = HeatMap["cells"][number];

const axes = Object.entries(AXES).map(([value, label]) => ({ value, label }));

/** The error rate by any two axes, over the sessions of the mining run. */
export function HeatChart({ run, x, y, onAxes, selected, onSelect }: Props) {
  const map = useQuery(heatMapQuery(run.number, x, y));
  // An axis chosen for both sides changes places with the other.
  const across = (next: Axis) => onAxes(next === y ? { x: y, y: x } : { x: next, y });
  const down = (next: Axis) => onAxes(next === x ? { x: y, y: x } : { x, y: next });
  return (
    <>
      <Group mb="sm">
        <NativeSelect
          label="Across"
          data={axes}
          value={x}
          onChange={(event) => across(event.currentTarget.value as Axis)}
        />
        <NativeSelect
          label="Down"
          data={axes}
          value={y}
          onChange={(event) => down(event.currentTarget.value as Axis)}
        />
      </Group>
      <Loaded query={map} height={280}>
        {(found) => <Drawing run={run} map={found} selected={selected} onSelect={onSelect} />}
      </Loaded>
    </>
  );
}

function Drawing({
  run,
  map,
  selected,
  onSelect,
}: {
  run: MiningRun;
  map: HeatMap;
  selected: string;
  onSelect: (key: string) => void;
}) {
  const { format, locale } = useLocale();
  const finding = highestOf(map, format, locale);
  const conditions = (cell: Place) => [
    { axis: map.x, value: cell.x },
    { axis: map.y, value: cell.y },
  ];
  const word = (axis: string) => (value: string) => valueOf({ axis, value }, locale);
  const counts = (cell: Place) => `${format.count(cell.errors)} of ${format.count(cell.sessions)}`;
  const people = ({ participants }: Place) =>
    `${format.count(participants)} ${participants === 1 ? "person" : "people"}`;
  const key = (cell: Place) => keyOf(conditions(cell));
  const draw = async (width: number) => {
    const { heatPlot } = await import("@/components/heat-plot");
    const cells = map.cells.map((cell) => ({
      key: key(cell),
      label: `${inWords(conditions(cell), locale)}, ${format.measured(cell)}${cell.small ? ", too few to judge" : ""}`,
      x: word(map.x)(cell.x),
      y: word(map.y)(cell.y),
      step: stepOf(cell.rate),
      small: cell.small,
      rate: cell.sessions < 10 ? counts(cell) : format.plainPercent(cell.rate),
      size: cell.sessions < 10 ? people(cell) : counts(cell),
    }));
    const labels = {
      width,
      name: `Error rate by ${titleOf(map.x)} and ${titleOf(map.y)}, mining run ${run.number}`,
      finding,
      x: titleOf(map.x),
      y: titleOf(map.y),
    };
    return heatPlot(cells, map.xValues.map(word(map.x)), map.yValues.map(word(map.y)), labels, selected, onSelect);
  };
  return (
    <Chart
      finding={finding}
      file={`scotoma-mining-run-${run.number}-${map.x}-${map.y}`}
      minHeight={120}
      draw={draw}
      csv={() =>
        csvText(
          [
            "mining_run",
            "iteration",
            "outcome",
            map.x,
            map.y,
            "sessions",
            "participants",
            "errors",
            "rate",
            "low",
            "high",
            "small",
          ],
          map.cells.map((c) => [
            run.number,
            `${run.name}-${run.iteration}`,
            run.outcome,
            c.x,
            c.y,
            c.sessions,
            c.participants,
            c.errors,
            c.rate,
            c.low,
            c.high,
            String(c.small),
          ]),
        )
      }
      note={
        <>
          {format.count(map.sessions)} sessions of mining run {run.number} without what was withdrawn since;{" "}
          {format.count(map.unknown)} have no value on one of the axes. In each cell the rate, and errors of sessions;
          colours change at 5, 10, 20 and 40%. Hatched: fewer than {format.count(run.minSupport)} sessions or{" "}
          {format.count(run.minEffectiveParticipants)} effective people. Blank: nothing recorded. Arrow keys go from
          cell to cell, Enter selects.
        </>
      }
      table={
        <DataTable
          caption="Cells of the heat map"
          rows={map.cells}
          rowKey={key}
          isSelected={(cell) => key(cell) === selected}
          empty="No session has a value on both axes."
          columns={[
            {
              header: "Conditions",
              cell: (cell) => (
                <Choose chosen={key(cell) === selected} onChoose={() => onSelect(key(cell))}>
                  {inWords(conditions(cell), locale)}
                </Choose>
              ),
            },
            { header: "Rate", cell: (cell) => format.measured(cell) },
            { header: "Enough to judge", cell: (cell) => (cell.small ? "no" : "yes") },
          ]}
        />
      }
    />
  );
}
