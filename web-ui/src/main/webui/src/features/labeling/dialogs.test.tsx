// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, show } from "@/testing/page";
import { NoteDialog, SkipDialog, type SkipReason } from "./dialogs";

test("a reason for skipping is its number on the keyboard, and a button", async () => {
  const skipped: SkipReason[] = [];
  await show(() => <SkipDialog opened onClose={() => undefined} onSkip={(reason) => skipped.push(reason)} />);
  const press = (code: string, more = {}) => fireEvent.keyDown(document.body, { code, ...more });
  press("Digit2");
  press("Numpad6");
  press("Digit9");
  press("KeyS");
  press("Digit1", { ctrlKey: true });
  press("Digit1", { repeat: true });
  fireEvent.click(screen.getByText("It won’t play"));
  expect(skipped).toEqual(["know_person", "other", "wont_play"]);
  await expectAccessible();
});

test("a report, which nobody can take back, is asked once more", async () => {
  const skipped: SkipReason[] = [];
  await show(() => <SkipDialog opened onClose={() => undefined} onSkip={(reason) => skipped.push(reason)} />);
  fireEvent.keyDown(document.body, { code: "Digit4" });
  expect(skipped).toEqual([]);
  await expectAccessible();
  fireEvent.keyDown(document.body, { code: "Digit1" });
  expect(skipped).toEqual([]);
  fireEvent.click(screen.getByText("Choose another reason"));
  fireEvent.click(screen.getByText("Somebody is in it who seems not to know"));
  const report = screen.getByText("Report it").closest("button");
  expect(document.activeElement).toBe(report);
  fireEvent.click(screen.getByText("Report it"));
  expect(skipped).toEqual(["stranger"]);
});

test("a closed dialog takes no keys", async () => {
  const skipped: SkipReason[] = [];
  await show(() => <SkipDialog opened={false} onClose={() => undefined} onSkip={(reason) => skipped.push(reason)} />);
  fireEvent.keyDown(document.body, { code: "Digit2" });
  expect(skipped).toEqual([]);
});

test("a note is kept without the blanks around it", async () => {
  const notes: string[] = [];
  await show(() => <NoteDialog opened onClose={() => undefined} note="" onNote={(note) => notes.push(note)} />);
  const field = screen.getByLabelText(/What the reviewer should know/);
  expect(field.getAttribute("maxlength")).toBe("500");
  fireEvent.change(field, { target: { value: "  A bezel.  " } });
  fireEvent.click(screen.getByText("Keep the note"));
  expect(notes).toEqual(["A bezel."]);
  await expectAccessible();
});
