import { expect, test } from "vitest";
import { bitsFor, chooseType } from "./recorder";

test("the codec is always named, VP8 before the others", () => {
  expect(chooseType(() => true)).toBe("video/webm;codecs=vp8");
  expect(chooseType((type) => type.startsWith("video/mp4"))).toBe("video/mp4;codecs=avc1.42E01E");
  expect(chooseType(() => false)).toBeNull();
});
test("the bit rate keeps a take under the allowed bytes", () => {
  expect(bitsFor(100_000_000, 10_000)).toBe(4_000_000);
  expect((bitsFor(2_000_000, 10_000) / 8) * 10).toBeLessThanOrEqual(1_600_000);
});
