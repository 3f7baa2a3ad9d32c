import { expect, test } from "vitest";
import { Problem } from "@/lib/api/problem";
import type { UploadApi } from "./upload-api";
import { uploadCallbacks, type TakeMeta } from "./upload-callbacks";

const take: TakeMeta = {
  sessionId: "s1",
  type: "video/webm;codecs=vp8",
  ms: 9000,
  cause: "done",
  expiresAt: "2026-01-01T00:00:00Z",
  device: {
    camera: "laptop",
    os: "Linux",
    browser: "Chrome 130",
    requestedWidth: 1280,
    requestedHeight: 720,
    reportedWidth: 640,
    reportedHeight: 480,
    reportedFps: 30,
  },
};
const file = { size: 5, meta: { take } };

function fake() {
  const calls: unknown[][] = [];
  const api: UploadApi = {
    open: async (...args) => (
      calls.push(["open", ...args]),
      { partSize: 5_242_880, uploadId: "u", key: "recordings/s1/x.webm" }
    ),
    parts: async (...args) => (calls.push(["parts", ...args]), [{ number: 1, etag: "e1" }]),
    sign: async (...args) => (calls.push(["sign", ...args]), { url: "https://storage/part" }),
    complete: async (...args) => void calls.push(["complete", ...args]),
    abandon: async (...args) => void calls.push(["abandon", ...args]),
  };
  return { api, calls };
}
const quiet = () => undefined;

test("opening announces the recorder's own type and the exact size", async () => {
  const { api, calls } = fake();
  expect(await uploadCallbacks(api, quiet).createMultipartUpload(file)).toEqual({
    uploadId: "u",
    key: "recordings/s1/x.webm",
  });
  expect(calls).toEqual([["open", "s1", { bytes: 5, type: "video/webm;codecs=vp8", device: take.device }]]);
});
test("listed parts carry Uppy's names, so that only the missing ones are sent", async () => {
  expect(await uploadCallbacks(fake().api, quiet).listParts(file)).toEqual([{ PartNumber: 1, ETag: "e1" }]);
});
test("parts are completed in order of their number, their ETags without quotes", async () => {
  const { api, calls } = fake();
  await uploadCallbacks(api, quiet).completeMultipartUpload(file, {
    parts: [
      { PartNumber: 2, ETag: '"b"' },
      { PartNumber: 1, ETag: "a" },
    ],
  });
  expect(calls).toEqual([
    [
      "complete",
      "s1",
      [
        { number: 1, etag: "a" },
        { number: 2, etag: "b" },
      ],
    ],
  ]);
});
test("a part without an ETag is never completed", async () => {
  const { api, calls } = fake();
  await expect(
    uploadCallbacks(api, quiet).completeMultipartUpload(file, { parts: [{ PartNumber: 1 }] }),
  ).rejects.toThrow("no ETag");
  expect(calls).toEqual([]);
});
test("a failed upload keeps the parts that arrived", async () => {
  const { api, calls } = fake();
  uploadCallbacks(api, quiet).abortMultipartUpload();
  expect(calls).toEqual([]);
});
test("the service's own sentence is passed on when a call fails", async () => {
  const heard: unknown[] = [];
  const gone = new Problem("gone", 410, "The time for this recording is over.");
  const api: UploadApi = { ...fake().api, sign: () => Promise.reject(gone) };
  const callbacks = uploadCallbacks(api, (error) => heard.push(error));
  await expect(callbacks.signPart(file, { partNumber: 1 })).rejects.toBe(gone);
  expect(heard).toEqual([gone]);
});
