import { expect, test } from "vitest";
import { listOf } from "@/lib/session-list";
import { queryOf } from "./queries";

test("the filters are asked for as the API names them, and the page's own words are not", () => {
  expect(queryOf(listOf({ spot: "b1", at: "camera:laptop,distance:far", look: "gallery", blur: true }))).toEqual({
    blindSpot: "b1",
    condition: ["camera:laptop", "distance:far"],
  });
  expect(queryOf({})).toEqual({ condition: [] });
});
