// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import type { CaptureSession, MyCampaign } from "@/lib/api/views";
import type { Locale } from "@/lib/i18n/locale";
import { ATTACK_TYPES } from "@/lib/vocabulary";
import { AlignStep } from "./align-step";
import type { FaceGuide, SeenFace } from "./face-guide";
import { ATTACK_STEPS } from "./attack-steps";
import { CheckStep } from "./check-step";
import { MeansStep } from "./means-step";
import { prescribedBy, type Prescribed } from "./prescribed";

const stream = { getVideoTracks: () => [], getTracks: () => [] } as unknown as MediaStream;
const script = '<img src="x" onerror="window.ran = 1">';
const campaign = {
  id: "c",
  title: "Record yourself",
  brief: script,
  language: "en",
  kind: "attack",
  attackType: "print",
  sessionsEach: 3,
  rewardMinor: 0,
  rewardCurrency: "GBP",
  opensAt: "2026-01-01T00:00:00Z",
  closesAt: "2099-01-01T00:00:00Z",
  state: "open",
  done: 0,
  left: 3,
} as MyCampaign;

function check(instruments: unknown[] = [], locale: Locale = "en", wanted: Partial<MyCampaign> = {}) {
  const asked = serve({
    "GET /api/capture/my/instruments": instruments,
    "POST /api/capture/sessions": { id: "s" },
  });
  const shown = { ...campaign, ...wanted };
  const page = () => (
    <CheckStep
      campaign={shown}
      prescribed={prescribedBy(shown)}
      stream={stream}
      onCamera={() => undefined}
      onReady={() => undefined}
    />
  );
  return { asked, drawn: show(page, { locale }) };
}
const opened = (asked: ReturnType<typeof serve>) =>
  JSON.parse(asked.find(({ what }) => what === "POST /api/capture/sessions")?.body ?? "null") as unknown;

test("an attack is explained step by step in every language, and a new instrument is named", async () => {
  for (const locale of ["es", "zh", "en"] as const) {
    await check([], locale).drawn;
    const steps = document.querySelectorAll("section[aria-labelledby=attack-steps] li");
    expect(steps.length).toBe(ATTACK_STEPS.print.length);
    steps.forEach((step) => {
      expect(step.querySelector("svg")).not.toBeNull();
      expect(step.textContent).not.toBe("");
    });
  }
  const { asked, drawn } = check();
  await drawn;
  fireEvent.change(await screen.findByLabelText(/What is it/), { target: { value: " A4 print " } });
  fireEvent.change(screen.getByLabelText(/How good is it/), { target: { value: "high" } });
  await expectAccessible();
  fireEvent.click(screen.getByText("Go on"));
  await expect.poll(() => opened(asked)).toMatchObject({ instrument: "A4 print", paiQuality: "high" });
});
test("the steps are those of the species that is chosen", async () => {
  await check().drawn;
  for (const species of ATTACK_TYPES) {
    fireEvent.change(screen.getByLabelText(/What do you use/), { target: { value: species } });
    expect(document.querySelectorAll("section[aria-labelledby=attack-steps] li").length).toBe(
      ATTACK_STEPS[species].length,
    );
  }
});
test("what was shown before is known again, and told by its id alone", async () => {
  const known = { id: "i", attackType: "print", paiQuality: "low", words: script, lastUsedAt: "2026-01-01T00:00:00Z" };
  const { asked, drawn } = check([known, { ...known, id: "j", attackType: "mask_paper", words: "a mask" }]);
  await drawn;
  expect(await screen.findByText(`The same as last time: ${script}`)).toBeTruthy();
  expect(screen.queryByText(/a mask/)).toBeNull();
  expect(screen.queryByLabelText(/What is it/)).toBeNull();
  fireEvent.click(screen.getByText("Go on"));
  await expect.poll(() => opened(asked)).toMatchObject({ instrumentId: "i" });
  expect(opened(asked)).not.toHaveProperty("instrument");
  expect(document.querySelector("img")).toBeNull();
});

async function align(prescribed: Prescribed, attack = false, guide: FaceGuide | null = null) {
  serve({});
  await show(() => (
    <AlignStep
      stream={stream}
      prescribed={prescribed}
      attack={attack}
      guide={guide}
      onReady={() => undefined}
      onBack={() => undefined}
    />
  ));
  await screen.findByText("Record anyway");
  return document.querySelector("[data-face-place]")?.getAttribute("data-face-place");
}
test("far and against the light is drawn and said while lining up, and nothing says to come near", async () => {
  expect(await align({ distance: "far", lightDir: "back" })).toBe("far");
  expect(document.body.textContent).toMatch(/step back/);
  expect(document.body.textContent).toMatch(/behind you/);
  expect(document.body.textContent).not.toMatch(/close|fills|from the front/i);
  await expectAccessible();
});
test("where nothing is prescribed nobody is drawn to a distance, a light or the middle", async () => {
  expect(await align({})).toBeUndefined();
  expect(document.body.textContent).not.toMatch(/close|fills|light|arm|step back|middle|oval/i);
  expect(await align({ distance: "near" }, true)).toBe("near");
  expect(screen.getByText("Keep the face that you show in the picture.")).toBeTruthy();
});

test("an attack that only the session names is explained, and asked for what it is made with and shows", async () => {
  const session = {
    id: "s",
    campaignId: "c",
    declaredAttackType: "print",
    prescribed: { attackType: "print", paiQuality: "low" },
  } as CaptureSession;
  const person = { campaignId: "c", name: script, state: "signed", expiresAt: "2099-01-01T00:00:00Z" };
  const asked = serve({
    "GET /api/capture/my/instruments": [],
    "GET /api/capture/my/depictions": [
      { ...person, id: "d" },
      { ...person, id: "w", name: "Ana", state: "waiting" },
    ],
    "POST /api/capture/sessions/s/means": session,
    "DELETE /api/capture/my/depictions/w": () => null,
    "POST /api/capture/my/depictions": { id: "w", token: "t", path: "/s/t", expiresAt: person.expiresAt },
  });
  const ready = vi.fn();
  await show(() => <MeansStep session={session} onReady={ready} />);
  fireEvent.change(await screen.findByLabelText("Whose face does it show?"), { target: { value: "d" } });
  expect(document.querySelectorAll("section[aria-labelledby=attack-steps] li").length).toBe(ATTACK_STEPS.print.length);
  fireEvent.change(screen.getByLabelText(/What is it/), { target: { value: "A4 print" } });
  expect(screen.getByText(/Ana has not agreed yet/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText(/Who is it/), { target: { value: "Ben" } });
  fireEvent.change(screen.getByLabelText(/this person call you/), { target: { value: "Kim" } });
  fireEvent.click(screen.getByText("Make the link"));
  expect(await screen.findByText(`${location.origin}/s/t`)).toBeTruthy();
  await expectAccessible();
  fireEvent.click(screen.getByLabelText("Call the link for Ana back"));
  await expect.poll(() => asked.filter(({ what }) => what === "GET /api/capture/my/depictions").length).toBe(3);
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByText("Go on"));
  await expect.poll(() => ready.mock.calls.length).toBe(1);
  const said = asked.find(({ what }) => what === "POST /api/capture/sessions/s/means")?.body ?? "";
  expect(JSON.parse(said)).toEqual({ paiQuality: "low", instrument: "A4 print", depictionId: "d" });
  expect(document.querySelector("img")).toBeNull();
});

test("whoever does not agree any more is not asked for once more", async () => {
  let people: unknown[] = [
    { id: "d", campaignId: "c", name: "Ana", state: "signed", expiresAt: "2099-01-01T00:00:00Z" },
  ];
  const asked = serve({
    "GET /api/capture/my/instruments": [],
    "GET /api/capture/my/depictions": () => people,
    "POST /api/capture/sessions": () => {
      people = [];
      return new Refused(409, "conflict", "This person has not agreed that you show them, or does not any more.");
    },
  });
  await show(() => (
    <CheckStep
      campaign={campaign}
      prescribed={prescribedBy(campaign)}
      stream={stream}
      onCamera={() => undefined}
      onReady={() => undefined}
    />
  ));
  fireEvent.change(await screen.findByLabelText("Whose face does it show?"), { target: { value: "d" } });
  fireEvent.change(screen.getByLabelText(/What is it/), { target: { value: "A4 print" } });
  fireEvent.change(screen.getByLabelText(/How good is it/), { target: { value: "high" } });
  const sent = () => asked.filter(({ what }) => what === "POST /api/capture/sessions").map(({ body }) => body);
  fireEvent.click(screen.getByText("Go on"));
  await expect.poll(() => screen.queryByLabelText("Whose face does it show?")).toBeNull();
  expect(screen.getByRole("alert").textContent).toMatch(/does not any more/);
  fireEvent.click(screen.getByText("Go on"));
  await expect.poll(() => sent().length).toBe(2);
  expect(sent()[0]).toContain('"depictionId":"d"');
  expect(sent()[1]).not.toContain("depictionId");
});

const far: SeenFace = {
  left: 0.4,
  top: 0.3,
  right: 0.5,
  bottom: 0.5,
  eyes: 0.05,
  nose: 0.5,
  light: { face: 100, left: 100, right: 100, around: 100 },
};
/** Sees what it is told to see. */
class Told implements FaceGuide {
  face: SeenFace | null = null;
  look = () => Promise.resolve(this.face);
  close = () => undefined;
}

test("with a guide the hints follow what is seen, and nobody waits for more than six seconds of them", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout", "performance"] });
  Object.defineProperty(HTMLMediaElement.prototype, "readyState", { value: 4, configurable: true });
  const guide = new Told();
  guide.face = { ...far, eyes: 0.2 };
  serve({});
  await show(() => (
    <AlignStep
      stream={stream}
      prescribed={{ distance: "far" }}
      attack={false}
      guide={guide}
      onReady={() => undefined}
      onBack={() => undefined}
    />
  ));
  expect(await screen.findByText("Further away from the camera.")).toBeTruthy();
  expect(screen.queryByText("Record anyway")).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(6000));
  expect(screen.getByText("Record anyway")).toBeTruthy();
  guide.face = far;
  await act(() => vi.advanceTimersByTimeAsync(2000));
  expect(screen.getByText("That is as asked.")).toBeTruthy();
  expect(screen.getByText("Record")).toBeTruthy();
  guide.face = null;
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(screen.getByText("That is as asked.")).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(2000));
  expect(screen.getByText("No face is seen yet.")).toBeTruthy();
  expect(screen.getByText("Record anyway")).toBeTruthy();
  vi.useRealTimers();
});
test("a guide that fails leaves the page as it is without one", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  expect(
    await align({ distance: "far" }, false, { look: () => Promise.reject(new Error("no")), close: () => undefined }),
  ).toBe("far");
  expect(screen.getByText("Record anyway")).toBeTruthy();
});
