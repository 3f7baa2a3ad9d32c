import { expect, test } from "vitest";
import { paragraphs } from "./consent-text";

test("short lines without a full stop are headings, in any language", () => {
  expect(paragraphs("What you do\n\nYou record short videos.\n\n保存什么\n\n视频。")).toEqual([
    { heading: true, text: "What you do" },
    { heading: false, text: "You record short videos." },
    { heading: true, text: "保存什么" },
    { heading: false, text: "视频。" },
  ]);
});
