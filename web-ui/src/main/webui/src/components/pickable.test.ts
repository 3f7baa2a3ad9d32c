import { expect, test } from "vitest";
import { nearest } from "./pickable";

const at = (column: number, row: number) => ({ column, row });

test("an arrow goes straight ahead, over gaps, and not past the edge", () => {
  const marks = [at(0, 0), at(2, 0), at(1, 1), at(3, 0)] as const;
  expect(nearest(marks, marks[0], "ArrowRight")).toBe(marks[1]);
  expect(nearest(marks, marks[3], "ArrowLeft")).toBe(marks[1]);
  expect(nearest(marks, marks[0], "ArrowLeft")).toBeUndefined();
  expect(nearest(marks, marks[0], "ArrowUp")).toBeUndefined();
  expect(nearest(marks, marks[0], "Home")).toBeUndefined();
});
test("where nothing is straight ahead the nearest aside is taken", () => {
  const marks = [at(0, 0), at(2, 1), at(1, 1)] as const;
  expect(nearest(marks, marks[0], "ArrowDown")).toBe(marks[2]);
});
