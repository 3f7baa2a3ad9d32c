// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Face } from "./face";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("a picture that is still to be made is asked for again until it is there", () => {
  vi.useFakeTimers();
  render(<Face sessionId="s1" alt="Face" pictured={false} blur={false} />);
  fireEvent.error(screen.getByRole("img"));
  expect(screen.getByText("The picture is being made")).toBeTruthy();
  act(() => vi.advanceTimersByTime(2_000));
  expect(screen.getByRole("img").getAttribute("src")).toBe("/api/blindspot/sessions/s1/face?try=1");
  for (let i = 0; i < 20 && screen.queryByRole("img"); i++) {
    fireEvent.error(screen.getByRole("img"));
    act(() => vi.advanceTimersByTime(2_000));
  }
  expect(screen.getByText("No picture")).toBeTruthy();
});

test("one that was made and is not shown is not asked for again: its session has gone", () => {
  render(<Face sessionId="s1" alt="Face" pictured blur={false} />);
  fireEvent.error(screen.getByRole("img"));
  expect(screen.getByText("No picture")).toBeTruthy();
});
