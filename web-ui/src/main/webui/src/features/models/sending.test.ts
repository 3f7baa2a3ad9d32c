import { expect, test } from "vitest";
import { missing } from "./sending";

test("the files that a manifest names and nobody chose are missing", () => {
  const wanted = [
    { file: "near.onnx", sha256: "" },
    { file: "far.onnx", sha256: "" },
  ];
  expect(missing(wanted, [{ name: "far.onnx" }, { name: "other.onnx" }])).toEqual(["near.onnx"]);
  expect(missing(wanted, [{ name: "far.onnx" }, { name: "near.onnx" }])).toEqual([]);
});
