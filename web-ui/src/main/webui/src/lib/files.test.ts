import { expect, test } from "vitest";
import { csvText } from "./files";

test("values with separators are quoted, numbers keep dot decimals", () => {
  expect(
    csvText(
      ["a", "b"],
      [
        ["x,y", 0.25],
        ['say "no"', 1],
        ["<120", 2],
      ],
    ),
  ).toBe('a,b\n"x,y",0.25\n"say ""no""",1\n"<120",2\n');
});
