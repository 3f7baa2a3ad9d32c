import { expect, test } from "vitest";
import { squareOf } from "./sheet";

test("a time is seen in the frame nearest to it, wherever that stands on the sheet", () => {
  const sheet = { atMs: [0, 100, 220, 300, 420], columns: 4 };
  expect(squareOf(sheet, 0)).toEqual({ index: 0, column: 0, row: 0 });
  expect(squareOf(sheet, 290)).toEqual({ index: 3, column: 3, row: 0 });
  expect(squareOf(sheet, 9_000)).toEqual({ index: 4, column: 0, row: 1 });
});
