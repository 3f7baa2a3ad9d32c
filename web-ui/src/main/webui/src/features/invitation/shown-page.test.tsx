// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { ShownPage } from "./shown-page";

const script = '<img src="x" onerror="window.ran = 1">';
const link = {
  recorderName: script,
  campaign: {
    title: script,
    brief: script,
    language: "en",
    sessionsEach: 3,
    rewardMinor: 40,
    rewardCurrency: "GBP",
    closesAt: "2099-01-01T00:00:00Z",
  },
  consent: { version: 2, locale: "en", body: "What this is about\n\nIt is a test.", sha256: "ab", locales: ["en"] },
  expiresAt: "2099-01-01T00:00:00Z",
  yours: false,
};

async function open(changed: Partial<typeof link>, signed: unknown) {
  const asked = serve({
    "GET /api/capture/depictions/tok": { ...link, ...changed },
    "POST /api/capture/depictions/tok/signatures": signed,
  });
  await show(() => <ShownPage />, { at: "/s/tok", path: "/s/$token" });
  return asked;
}
async function agree() {
  fireEvent.click(await screen.findByText("Start"));
  fireEvent.click(await screen.findByLabelText(/18 or older/));
  fireEvent.change(screen.getByLabelText(/Age band/), { target: { value: "25-34" } });
  await expectAccessible();
  fireEvent.click(screen.getByText("I agree"));
}

test("who is to be shown reads who asks and what for, and gets a code of their own", async () => {
  const asked = await open({}, { returnCode: "AAAAA-BBBBB" });
  expect(await screen.findByText(`From: ${script}`)).toBeTruthy();
  expect(screen.getByText(/£0.40 for you too/)).toBeTruthy();
  await agree();
  expect(await screen.findByText("AAAAA-BBBBB")).toBeTruthy();
  expect(screen.getByText("See what shows me")).toBeTruthy();
  expect(document.querySelector("img")).toBeNull();
  const said = JSON.parse(asked.find(({ what }) => what.startsWith("POST"))?.body ?? "{}") as Record<string, unknown>;
  expect(said).toMatchObject({ handedOver: false, consent: { adult: true, consentVersion: 2 } });
});

test("who made the link is asked to hand the device over first", async () => {
  const asked = await open({ yours: true }, { returnCode: "AAAAA-BBBBB" });
  expect(await screen.findByText(/your own face needs none/)).toBeTruthy();
  expect(screen.queryByText("Start")).toBeNull();
  fireEvent.click(screen.getByText("I am the other person"));
  await agree();
  await screen.findByText("AAAAA-BBBBB");
  expect(screen.getByText("Withdrawal page of this code").getAttribute("href")).toBe("/withdraw#AAAAA-BBBBB");
  expect(screen.queryByText("See what shows me")).toBeNull();
  expect(asked.find(({ what }) => what.startsWith("POST"))?.body).toContain('"handedOver":true');
});

test("an answer that got lost is asked for again after a reload, although the link is spent by then", async () => {
  const lost = await open({}, () => {
    throw new TypeError("the network is gone");
  });
  await agree();
  await screen.findByRole("alert");
  const before = lost.find(({ what }) => what.startsWith("POST"))?.body;
  const spent = new Refused(410, "gone", "This link was used. Each is for one person.");
  const again = serve({
    "GET /api/capture/depictions/tok": spent,
    "POST /api/capture/depictions/tok/signatures": { returnCode: "AAAAA-BBBBB" },
  });
  const page = { at: "/s/tok", path: "/s/$token" };
  await show(() => <ShownPage />, page);
  expect(await screen.findByText("AAAAA-BBBBB")).toBeTruthy();
  expect(screen.getByText(new RegExp("onerror.* may show your face"))).toBeTruthy();
  expect(again.find(({ what }) => what.startsWith("POST"))?.body).toBe(before);

  const next = serve({ "GET /api/capture/depictions/tok": spent });
  await show(() => <ShownPage />, page);
  await screen.findByRole("alert");
  expect(next.map(({ what }) => what)).toEqual(["GET /api/capture/depictions/tok"]);
});

test("somebody of another split is thanked and told that nothing was kept", async () => {
  await open({}, new Refused(409, "other-split", "Thank you for your help. Nothing was kept of this."));
  await agree();
  expect(await screen.findByText("Your face cannot be shown here")).toBeTruthy();
  expect(screen.getByText(/Nothing was kept/)).toBeTruthy();
});
