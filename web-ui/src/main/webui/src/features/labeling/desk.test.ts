import { describe, expect, test } from "vitest";
import { answerRow, freshDesk, gate, goToRow, undoAnswer, type Answer, type Desk } from "./desk";
import { commandFor } from "./keymap";
import { unseen, watchedMs } from "@/lib/watching";

const attributes = ["phone", "finger", "moire", "artifacts", "glare", "mirror", "hidden", "spoof"];
const fill = (desk: Desk, answers: Answer[]) => answers.reduce((d, a) => answerRow(d, a), desk);
const all: Answer[] = ["yes", "no", "no", "unsure", "no", "no", "no", "yes"];
const press = (code: string, modifier: Partial<Record<"ctrlKey" | "altKey" | "metaKey", boolean>> = {}) =>
  commandFor({ code, ctrlKey: false, altKey: false, metaKey: false, ...modifier });

describe("answers", () => {
  test("an answer moves to the next row and the last row stays", () => {
    const desk = fill(freshDesk(attributes), all);
    expect(desk.answers).toEqual({
      phone: "yes",
      finger: "no",
      moire: "no",
      artifacts: "unsure",
      glare: "no",
      mirror: "no",
      hidden: "no",
      spoof: "yes",
    });
    expect(desk.row).toBe(7);
  });
  test("a fresh clip has no answer set", () => {
    expect(freshDesk(attributes).answers).toEqual({});
  });
  test("undo takes answers back one by one, to what was there before", () => {
    const twice = answerRow(goToRow(fill(freshDesk(attributes), ["yes"]), 0), "no");
    const once = undoAnswer(twice);
    expect(once).toMatchObject({ row: 0, answers: { phone: "yes" } });
    expect(undoAnswer(once as Desk)).toMatchObject({ row: 0, answers: {} });
    expect(undoAnswer(freshDesk(attributes))).toBeNull();
  });
  test("rows cannot be left at either end", () => {
    expect(goToRow(freshDesk(attributes), -1).row).toBe(0);
    expect(goToRow(freshDesk(attributes), 12).row).toBe(7);
  });
});

describe("the gate", () => {
  const full = fill(freshDesk(attributes), all);
  test("is open only when all eight are answered and the clip was seen to the end", () => {
    expect(gate(full, 0)).toEqual({ open: true });
    expect(gate(full, 2.4)).toEqual({ open: false, reason: "watch 3 s more" });
    expect(gate(full, null)).toEqual({ open: false, reason: "watch the clip" });
    expect(gate(fill(freshDesk(attributes), all.slice(0, 6)), 0)).toEqual({ open: false, reason: "2 to answer" });
  });
  test("says how long it takes at the chosen speed, and of a long clip that faster counts too", () => {
    expect(gate(full, 9, 0.5)).toEqual({ open: false, reason: "watch 18 s more" });
    expect(gate(full, 60, 1)).toEqual({ open: false, reason: "watch 60 s more, or 30 s at 2×" });
    expect(gate(full, 60, 2)).toEqual({ open: false, reason: "watch 30 s more" });
  });
  test("closes again when an answer is undone", () => {
    expect(gate(undoAnswer(full) as Desk, 0).open).toBe(false);
  });
});

describe("keys", () => {
  test("are physical keys", () => {
    expect(press("KeyJ")).toEqual({ do: "answer", answer: "yes" });
    expect(press("KeyK")).toEqual({ do: "answer", answer: "no" });
    expect(press("KeyL")).toEqual({ do: "answer", answer: "unsure" });
    expect(press("Digit8")).toEqual({ do: "row", index: 7 });
    expect(press("Digit9")).toBeNull();
    expect(press("Digit0")).toEqual({ do: "zoom", by: 0 });
    expect(press("NumpadEnter")).toEqual({ do: "submit" });
    expect(press("Slash")).toEqual({ do: "keys" });
    expect(press("KeyN")).toEqual({ do: "note" });
  });
  test("with a modifier keep their usual meaning", () => {
    expect(press("KeyL", { ctrlKey: true })).toBeNull();
    expect(press("KeyZ", { metaKey: true })).toBeNull();
    expect(press("ArrowDown", { altKey: true })).toBeNull();
  });
});

describe("watching", () => {
  test("jumping to the end is not seeing the clip", () => {
    expect(
      unseen(
        [
          [0, 1],
          [8.5, 9],
        ],
        9,
      ),
    ).toBeCloseTo(7.5);
    expect(unseen([], 9)).toBe(9);
  });
  test("small gaps between slices and a player that stops just before the end count as seen", () => {
    expect(
      unseen(
        [
          [0, 4],
          [4.2, 8.9],
        ],
        9,
      ),
    ).toBe(0);
  });
  test("the parts may be seen in any order", () => {
    expect(
      unseen(
        [
          [5, 9],
          [0, 5.1],
        ],
        9,
      ),
    ).toBe(0);
  });
  test("time watched counts nothing twice", () => {
    expect(
      watchedMs([
        [0, 5],
        [3, 6],
        [8, 9],
      ]),
    ).toBe(7000);
  });
});
