// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { MantineProvider } from "@mantine/core";
import { expect, test } from "vitest";
import { Outbox, type OutboxState, type Submission } from "./outbox";
import { OutboxNotice } from "./outbox-notice";

const box = new Outbox("k", { getItem: () => null, setItem: () => undefined }, async () => undefined);
const submission = { assignmentId: "a", answers: {}, watchedMs: 1, elapsedMs: 1 } as Submission;

function told(state: Partial<OutboxState>): string {
  const { unmount } = render(
    <MantineProvider>
      <OutboxNotice outbox={box} state={{ waiting: [], refused: [], held: false, ...state }} />
    </MantineProvider>,
  );
  const { textContent } = screen.getByRole("status");
  unmount();
  return textContent;
}

test("every label that waits is announced, also the first, and none that leaves at once", () => {
  expect(told({})).toBe("");
  expect(told({ waiting: [submission] })).toBe("");
  expect(told({ waiting: [submission], held: true })).toBe("1 submission waits to be sent; it is safe here.");
  expect(told({ waiting: [submission, submission], held: true })).toMatch(/^2 submissions wait to be sent/);
});
