import { afterEach, expect, test } from "vitest";
import { serveBy } from "@/testing/setup";
import { answer, api, introduce, rememberCsrf } from "./client";
import { Problem } from "./problem";

const json = (status: number, body: unknown, type = "application/json") =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": type } });

function server(answered: () => Response | Promise<Response>): Request[] {
  const asked: Request[] = [];
  serveBy((request) => {
    asked.push(request);
    return answered();
  });
  return asked;
}

afterEach(() => rememberCsrf(null));

test("unsafe requests carry the token of whoever is signed in, safe ones do not", async () => {
  const asked = server(() => json(200, {}));
  rememberCsrf("t0ken");
  await api.POST("/api/identity/sign-out");
  await api.GET("/api/identity/me");
  expect(asked.map((r) => r.headers.get("X-CSRF-Token"))).toEqual(["t0ken", null]);
});
test("what changes something waits until it is known who is signed in", async () => {
  const asked = server(() => json(200, {}));
  introduce(() => Promise.resolve().then(() => rememberCsrf("late")));
  await api.POST("/api/identity/sign-out");
  introduce(() => Promise.reject(new Error("no connection")));
  await api.POST("/api/identity/sign-out");
  expect(asked.map((r) => r.headers.get("X-CSRF-Token"))).toEqual(["late", "late"]);
  introduce(() => Promise.resolve());
});
test("nobody signed in sends no token", async () => {
  const asked = server(() => json(200, {}));
  await api.POST("/api/identity/sign-out");
  expect(asked[0]?.headers.has("X-CSRF-Token")).toBe(false);
});
test("a refusal is thrown with the server's own sentence", async () => {
  server(() =>
    json(
      410,
      { type: "urn:scotoma:problem:gone", title: "Gone", status: 410, detail: "This invitation has ended." },
      "application/problem+json",
    ),
  );
  const refusal = await answer(api.GET("/api/identity/me")).catch((e: unknown) => e);
  expect(refusal).toBeInstanceOf(Problem);
  expect(refusal).toMatchObject({
    slug: "gone",
    status: 410,
    message: "This invitation has ended.",
    passing: false,
  });
});
test("an error page that is not problem+json still becomes a sentence", async () => {
  server(() => new Response("<html>Bad gateway</html>", { status: 502 }));
  await expect(answer(api.GET("/api/identity/me"))).rejects.toMatchObject({
    status: 502,
    passing: true,
    message: expect.stringContaining("Nothing was lost"),
  });
});
test("a dead network is a problem of its own that may pass", async () => {
  server(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(answer(api.GET("/api/identity/me"))).rejects.toMatchObject({
    slug: "no-connection",
    status: 0,
    passing: true,
  });
});
test("an answer that nobody can read is told without the words of the parser", async () => {
  server(() => new Response("<html>", { status: 200, headers: { "content-type": "application/json" } }));
  await expect(answer(api.GET("/api/identity/me"))).rejects.toMatchObject({
    slug: "unexpected",
    message: "Nothing was lost; try again in a moment.",
  });
});
test("an answer without the body it should have is an error, not an empty page", async () => {
  server(() => new Response(null, { status: 204 }));
  await expect(answer(api.GET("/api/identity/me"))).rejects.toMatchObject({ slug: "unexpected" });
});
