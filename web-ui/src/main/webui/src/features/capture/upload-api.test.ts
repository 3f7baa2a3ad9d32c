import { expect, test } from "vitest";
import { Problem } from "@/lib/api/problem";
import { openUpload, type Announced, type OpenUpload, type UploadApi } from "./upload-api";

const take: Announced = {
  bytes: 5,
  type: "video/webm;codecs=vp8",
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
const opened: OpenUpload = { partSize: 5_242_880, uploadId: "u", key: "recordings/s1/x.webm" };
const conflict = new Problem("conflict", 409, "Another recording is being sent for this session; abort it first.");
const arrived = new Problem("already-sent", 409, "This recording has been sent.");

/** Answers each opening in turn, and keeps what was called. */
function answering(...answers: (OpenUpload | Problem)[]) {
  const calls: string[] = [];
  const refuse = () => Promise.reject(new Error("not expected"));
  const api: UploadApi = {
    open: async () => {
      calls.push("open");
      const next = answers.shift();
      if (next === undefined || next instanceof Problem) throw next ?? new Error("asked too often");
      return next;
    },
    parts: refuse,
    sign: refuse,
    complete: refuse,
    abandon: async () => void calls.push("abandon"),
  };
  return { api, calls };
}

test("a take that arrived although its answer was lost is not sent again and not given up", async () => {
  const { api, calls } = answering(arrived);
  expect(await openUpload(api, "s1", take)).toBeNull();
  expect(calls).toEqual(["open"]);
});
test("an earlier take makes way for this one", async () => {
  const { api, calls } = answering(conflict, opened);
  expect(await openUpload(api, "s1", take)).toEqual(opened);
  expect(calls).toEqual(["open", "abandon", "open"]);
});
test("what is no conflict is told as it is", async () => {
  const gone = new Problem("gone", 410, "The time to send this recording is over.");
  await expect(openUpload(answering(gone).api, "s1", take)).rejects.toBe(gone);
});
