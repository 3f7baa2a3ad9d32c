// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { TokensPart } from "./tokens-part";

const list = "GET /api/identity/tokens";
const token = {
  tokenId: "t1",
  login: "researcher",
  purpose: "Nightly training",
  scopes: ["dataset:read"],
  createdAt: "2026-11-23T12:00:00Z",
  expiresAt: "2999-01-01T00:00:00Z",
  usedAt: null,
  revokedAt: null,
};
const Mine = () => <TokensPart mayMake everybodys={false} />;

test("a token is shown once, when it is made", async () => {
  let rows: unknown[] = [];
  const asked = serve({
    [list]: () => rows,
    "POST /api/identity/tokens": () => {
      rows = [token];
      return { tokenId: "t1", token: "scotoma_secret", expiresAt: token.expiresAt };
    },
  });
  await show(Mine);
  expect(await screen.findByText("No token was made yet.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText(/What is it for/), { target: { value: "Nightly training" } });
  fireEvent.submit(screen.getByRole("form", { name: "New token" }));
  expect((await screen.findByLabelText("Token")).textContent).toBe("scotoma_secret");
  expect(await screen.findByText("Nightly training")).toBeTruthy();
  expect(asked.find(({ what }) => what.startsWith("POST"))?.body).toBe(
    JSON.stringify({ purpose: "Nightly training", scopes: ["dataset:read"], days: 30 }),
  );
  await expectAccessible();
});

test("a token that is good can be revoked, and one that ended says why", async () => {
  let rows = [token, { ...token, tokenId: "t2", purpose: "Old", expiresAt: "2026-01-01T00:00:00Z" }];
  serve({
    [list]: () => rows,
    "DELETE /api/identity/tokens/t1": () => {
      rows = rows.map((row) => (row.tokenId === "t1" ? { ...row, revokedAt: "2026-11-24T12:00:00Z" } : row)) as never;
      return null;
    },
  });
  await show(Mine);
  expect(await screen.findByText("over")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Revoke the token for Nightly training" }));
  expect(await screen.findByText("revoked")).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Revoke/ })).toBeNull());
});

test("who has too many is told so and keeps what they typed", async () => {
  serve({ [list]: [], "POST /api/identity/tokens": new Refused(409, "conflict", "You have 20 tokens.") });
  await show(Mine);
  const field = await screen.findByLabelText<HTMLInputElement>(/What is it for/);
  fireEvent.change(field, { target: { value: "Nightly training" } });
  fireEvent.submit(screen.getByRole("form", { name: "New token" }));
  expect((await screen.findByRole("alert")).textContent).toContain("You have 20 tokens.");
  expect(field.value).toBe("Nightly training");
});

test("operators see whose each is, and make none", async () => {
  serve({ [list]: [token] });
  await show(() => <TokensPart mayMake={false} everybodys />);
  expect(await screen.findByText("Whose")).toBeTruthy();
  expect(screen.queryByRole("form", { name: "New token" })).toBeNull();
});
