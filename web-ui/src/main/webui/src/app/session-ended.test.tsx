// @vitest-environment jsdom
import { useMutation } from "@tanstack/react-query";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { answer, api } from "@/lib/api/client";
import { useMe } from "@/lib/session";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { SessionEnded } from "./session-ended";

const me = { personId: "p1", login: "ana", roles: ["researcher"], csrf: "first" };

/** A form that somebody has written in for half an hour. */
function Form() {
  const { data } = useMe();
  const [text, setText] = useState("");
  const save = useMutation({
    mutationFn: () => answer(api.POST("/api/labeling/datasets", { body: { version: "v1", description: text } })),
  });
  return (
    <>
      <textarea aria-label="Brief" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <button onClick={() => save.mutate()}>Save</button>
      {data && <SessionEnded me={data} />}
    </>
  );
}

test("a session that ends keeps the form, says so, and goes on where it was", async () => {
  let alive = false;
  const asked = serve({
    "GET /api/identity/me": me,
    "POST /api/labeling/datasets": () =>
      alive ? { version: "v1" } : new Refused(401, "unauthenticated", "Sign in first."),
    "POST /api/identity/sign-in": () => {
      alive = true;
      return { ...me, csrf: "second" };
    },
  });
  localStorage.setItem("scotoma-signed-in", "1");
  await show(Form);
  fireEvent.change(await screen.findByLabelText("Brief"), { target: { value: "What I wrote" } });
  await waitFor(() => expect(asked.map(({ what }) => what)).toContain("GET /api/identity/me"));
  fireEvent.click(screen.getByText("Save"));
  expect(await screen.findByText("Your session has ended")).toBeTruthy();
  await expectAccessible();
  fireEvent.change(screen.getByLabelText(/Password/), { target: { value: "secret" } });
  fireEvent.click(screen.getByText("Go on"));
  await waitFor(() => expect(screen.queryByText("Your session has ended")).toBeNull());
  expect(screen.getByLabelText<HTMLTextAreaElement>("Brief").value).toBe("What I wrote");
  expect(asked.at(-1)?.body).toBe(JSON.stringify({ login: "ana", password: "secret" }));
  fireEvent.click(screen.getByText("Save"));
  await waitFor(() => expect(asked.at(-1)?.what).toBe("POST /api/labeling/datasets"));
});

test("whoever comes for the first time is not asked about", async () => {
  localStorage.removeItem("scotoma-signed-in");
  const asked = serve({});
  await show(Form);
  await screen.findByLabelText("Brief");
  expect(asked).toEqual([]);
});
