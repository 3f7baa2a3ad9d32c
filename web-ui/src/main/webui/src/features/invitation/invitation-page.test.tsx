// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { expectAccessible, Refused, serve, show, type Answers } from "@/testing/page";
import { InvitationPage } from "./invitation-page";

const invited = {
  campaign: {
    id: "c1",
    title: "At home",
    brief: "As at your bank.",
    language: "en",
    kind: "genuine",
    sessionsEach: 3,
    rewardMinor: 0,
    rewardCurrency: "GBP",
    closesAt: "2099-01-01T00:00:00Z",
  },
  consent: { version: 3, locale: "en", body: "We keep the video.", sha256: "00" },
};
const address = { at: "/j/tok", path: "/j/$token" };
const served: Answers = {
  "GET /api/capture/invitations/tok": invited,
  "POST /api/identity/participant-sign-in": { personId: "p1", roles: ["participant"], csrf: "t" },
};

async function agree(redeemed: unknown) {
  serve({ ...served, "POST /api/capture/invitations/tok/redemptions": redeemed });
  await show(InvitationPage, address);
  fireEvent.click(await screen.findByText("Start"));
  fireEvent.click(screen.getByLabelText(/I am 18 or older/));
  fireEvent.change(screen.getByLabelText(/Age band/), { target: { value: "25-34" } });
  fireEvent.click(screen.getByText("I agree"));
}

test("who comes for the first time is shown the return code", async () => {
  await agree({ grant: "g", returnCode: "ABCD-EFGH", campaignId: "c1" });
  expect((await screen.findByLabelText("Return code")).textContent).toBe("ABCD-EFGH");
  await expectAccessible();
});
test("who took part before is told that their code is still theirs, and shown no empty one", async () => {
  await agree({ grant: "g", campaignId: "c1" });
  expect(await screen.findByText("Welcome back")).toBeTruthy();
  expect(screen.queryByLabelText("Return code")).toBeNull();
  expect(document.body.textContent).not.toContain("shown only now");
});
test("a campaign without the reader's language is shown in English, and says so to what reads it aloud", async () => {
  serve({ ...served, "GET /api/capture/invitations/tok": invited });
  await show(InvitationPage, { ...address, locale: "es" });
  expect((await screen.findByText("As at your bank.")).closest("[lang]")?.getAttribute("lang")).toBe("en");
  expect(screen.getByText("At home").getAttribute("lang")).toBe("en");
});
test("script in title and brief is text", async () => {
  const title = "<script>window.ran = 1</script>";
  const brief = '<img src="x" onerror="window.ran = 1">';
  serve({
    ...served,
    "GET /api/capture/invitations/tok": { ...invited, campaign: { ...invited.campaign, title, brief } },
  });
  await show(InvitationPage, address);
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.getByText(brief)).toBeTruthy();
  expect(document.querySelector("script, img")).toBeNull();
});
test("a refusal comes in the page's words, in the reader's language, with no path of the API", async () => {
  serve({ "GET /api/capture/invitations/tok": new Refused(410, "gone", "This invitation has ended.", "Gone") });
  await show(InvitationPage, { ...address, locale: "es" });
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("El plazo ha terminado");
  expect(alert.querySelector("[lang=en]")?.textContent).toBe("This invitation has ended.");
  expect(alert.textContent).not.toMatch(/Gone|\/api\//);
});
test("an answer that is not what it should be shows no words of a program", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  serve({ "GET /api/capture/invitations/tok": { campaign: null } });
  await show(InvitationPage, address);
  expect(await screen.findByText("Something went wrong on this page")).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/undefined|null|Cannot|TypeError/);
});
