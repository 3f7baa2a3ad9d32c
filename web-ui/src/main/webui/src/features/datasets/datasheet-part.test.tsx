// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { DatasheetPart } from "./datasheet-part";

const share = (value: string, genuine: number, attack: number) => ({ value, genuine, attack, people: 10 });
const sheet = {
  version: "v1",
  description: "For tests.",
  licence: "CC-BY-4.0",
  totals: {
    sessions: 100,
    people: 40,
    depicted: 40,
    genuine: 60,
    attack: 40,
    campaigns: 2,
    countries: 3,
    firstAttempts: 80,
    shareable: 100,
    firstDay: "2026-11-01",
    lastDay: "2026-11-30",
    mediaBytes: 1,
    seconds: 1,
  },
  splits: [share("train", 60, 40)],
  axes: [
    { name: "attack_type", values: [share("none", 60, 0), share("print", 0, 40)], unknown: 0 },
    { name: "light_level", values: [share("dark", 1, 2)], unknown: 97 },
    { name: "noise", values: [], unknown: 100 },
  ],
  continents: [share("Africa", 30, 20), share("unknown", 30, 20)],
  devices: { laptop: 30, mobile: 70, unknown: 0 },
  independence: [
    { axis: "country", people: 40, unanswered: 0, v: { estimate: 0.3, low: 0.1, high: 0.5, people: 40 } },
    { axis: "gender", people: 0, unanswered: 40, v: null },
  ],
  agreement: [{ name: "phone", items: 100, present: 10, adjudicated: 1, votes: 300, unsure: 3, alpha: 0.71 }],
  crowdAgainstTruth: { attacksSeenAsGenuine: 4, genuineSeenAsAttacks: 1 },
  open: ["apcer in light_level = dark: 41.0% (95% interval 33.0 to 50.0; 312 sessions, 98 people), found"],
  gaps: [{ axis: "camera", value: "tablet", genuine: 0, attack: 0 }],
};

const open = (at = "/datasets/v1") =>
  show(() => <DatasheetPart version="v1" />, { at, path: "/datasets/$v", id: "researcher" });

test("a version's figures are told, and the axis that is looked at stands in the address", async () => {
  serve({ "GET /api/labeling/datasets/v1/datasheet": sheet });
  const { router } = await open();
  await screen.findByText("Attack type: None most, 60.0% of 100 sessions");
  await screen.findByText(/^30.0% of sessions on laptops and 70.0% on mobiles/);
  await screen.findByText("Not shown to be independent of genuine and attack: Country");
  await screen.findByText(/^apcer in light_level = dark/);
  await screen.findByText(/The crowd took 4 attacks for genuine sessions/);
  fireEvent.change(screen.getByLabelText("By"), { target: { value: "light_level" } });
  await screen.findByText(/Unknown of 97 sessions/);
  expect(router.state.location.search).toEqual({ axis: "light_level" });
  await expectAccessible();
});

test("an axis of which nothing is known says so", async () => {
  serve({ "GET /api/labeling/datasets/v1/datasheet": sheet });
  await open("/datasets/v1?axis=noise");
  await screen.findByText("No session of this version says anything of it.");
});

test("a version from before there were datasheets says why it has none", async () => {
  serve({
    "GET /api/labeling/datasets/v1/datasheet": new Refused(404, "not-found", "Version v1 has no datasheet."),
  });
  await open();
  await screen.findByText(/Version v1 has no datasheet/);
});
