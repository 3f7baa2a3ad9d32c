// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, serve, show } from "@/testing/page";
import { PeoplePage } from "./people-page";

const ana = { personId: "p1", login: "ana", roles: ["labeler"], disabled: false, createdAt: "2026-01-01T00:00:00Z" };
const RESET = "POST /api/identity/accounts/ana/password";

test("a new password is asked about first, and then shown where one looks", async () => {
  const asked = serve({
    "GET /api/identity/accounts": [ana],
    [RESET]: { login: "ana", password: "four-odd-words-here" },
  });
  await show(PeoplePage);
  fireEvent.click(await screen.findByLabelText("New password for ana"));
  const question = screen.getByRole("dialog");
  expect(question.textContent).toContain("The present password ends at once");
  expect(asked.map(({ what }) => what)).not.toContain(RESET);
  fireEvent.click(within(question).getByText("Make a new password"));
  const shown = await screen.findByLabelText("Password of ana");
  expect(shown.textContent).toBe("four-odd-words-here");
  expect(shown.closest("dialog")?.open).toBe(true);
  await expectAccessible();
  fireEvent.click(screen.getByText("Done"));
  await waitFor(() => expect(screen.queryByLabelText("Password of ana")).toBeNull());
});
