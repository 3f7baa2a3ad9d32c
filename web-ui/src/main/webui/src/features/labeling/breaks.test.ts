import { expect, test } from "vitest";
import { begun, tiredFor, worked } from "./breaks";

const MINUTE = 60_000;
/** Something is done every so many minutes. */
const through = (minutes: number, every: number) => {
  let work = begun(0);
  for (let at = every; at <= minutes; at += every) work = worked(work, at * MINUTE);
  return work;
};

test("a break is suggested after twenty-five minutes of work", () => {
  expect(tiredFor(through(24, 1))).toBeNull();
  expect(tiredFor(through(25, 1))).toBe(25);
  expect(tiredFor(through(40, 4))).toBe(40);
});
test("five minutes without an answer are a break", () => {
  expect(tiredFor(through(100, 5))).toBeNull();
  expect(tiredFor(worked(through(30, 1), 35 * MINUTE))).toBeNull();
});
