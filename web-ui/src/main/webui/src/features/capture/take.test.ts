import { expect, test } from "vitest";
import { sha256Hex } from "./take";

test("the fingerprint is sha256 in hex", async () => {
  expect(await sha256Hex(new Blob(["abc"]))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
