// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { serve, show } from "@/testing/page";
import { ModelGuidePage } from "./guide-page";
import { RegisterPage } from "./register-page";

test("the guide to bringing a model is a page, and one link away", async () => {
  serve({});
  await show(RegisterPage, { at: "/models/new", path: "/models/new", id: "/researcher" });
  const link = await screen.findByRole("link", { name: "guide to bringing a model" });
  expect(link.getAttribute("href")).toBe("/models/guide");
  await show(ModelGuidePage, { at: "/models/guide" });
  expect((await screen.findByText(/^# /)).textContent).toContain("model.yaml");
});
