// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Me } from "@/lib/api/views";
import { meQuery } from "@/lib/session";
import { queryClient } from "@/lib/query";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { WithPurpose } from "./with-purpose";

const me: Me = { personId: "p", login: "researcher", roles: ["researcher"], csrf: "c" };
const said = "POST /api/identity/me/purpose";

async function shown(purpose: string | null) {
  const page = await show(() => (
    <WithPurpose>
      <p>a recording</p>
    </WithPurpose>
  ));
  // The question who it is must have its answer, or that would come after ours.
  await queryClient.fetchQuery(meQuery);
  const known: Me = { ...me, purpose };
  queryClient.setQueryData(meQuery.queryKey, known);
  return page;
}

test("a recording is shown when it was said what for, and not before", async () => {
  const asked = serve({ [said]: {} });
  await shown(null);
  const field = await screen.findByLabelText(/What do you need/);
  expect(screen.queryByText("a recording")).toBeNull();
  await expectAccessible();
  fireEvent.change(field, { target: { value: "  " } });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Continue" }).disabled).toBe(true);
  fireEvent.change(field, { target: { value: " Blind spot 7 " } });
  fireEvent.submit(screen.getByRole("form", { name: "Purpose" }));
  expect(await screen.findByText("a recording")).toBeTruthy();
  expect(asked).toEqual([{ what: said, body: JSON.stringify({ purpose: "Blind spot 7" }) }]);
});

test("who has said it in this session is not asked again", async () => {
  serve({});
  await shown("Blind spot 7");
  expect(await screen.findByText("a recording")).toBeTruthy();
});

test("what cannot be said is told, and stays in the field", async () => {
  serve({ [said]: new Refused(503, "unavailable", "Try again.") });
  await shown(null);
  const field = await screen.findByLabelText<HTMLInputElement>(/What do you need/);
  fireEvent.change(field, { target: { value: "Blind spot 7" } });
  fireEvent.submit(screen.getByRole("form", { name: "Purpose" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Try again.");
  expect(field.value).toBe("Blind spot 7");
});
