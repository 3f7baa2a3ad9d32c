import { describe, expect, test } from "vitest";
import { browserOf, cameraKind, deviceOf, osOf, type Clues } from "./device";

const android =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A) AppleWebKit/537.36 (KHTML, " +
  "like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, " +
  "like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
const mac =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, " +
  "like Gecko) Version/18.0 Safari/605.1.15";
const edge =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, " +
  "like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0";
const headless =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36";

const clues = (userAgent: string, more: Partial<Clues> = {}): Clues => ({
  userAgent,
  touchPoints: 0,
  trackLabel: "",
  facingMode: undefined,
  model: undefined,
  settings: {},
  ...more,
});

describe("the camera is guessed from what the browser says", () => {
  test("phones by facing mode or label", () => {
    expect(cameraKind(clues(android))).toBe("phone_front");
    expect(cameraKind(clues(android, { facingMode: "environment" }))).toBe("phone_rear");
    expect(cameraKind(clues(iphone, { trackLabel: "Back Camera" }))).toBe("phone_rear");
  });
  test("tablets by touch on a Mac, or by an Android that is not mobile", () => {
    expect(cameraKind(clues(mac, { touchPoints: 5 }))).toBe("tablet");
    expect(cameraKind(clues(android.replace(" Mobile", "")))).toBe("tablet");
  });
  test("a computer's camera is the laptop's unless its label says otherwise", () => {
    expect(cameraKind(clues(mac, { trackLabel: "FaceTime HD Camera" }))).toBe("laptop");
    expect(cameraKind(clues(edge, { trackLabel: "Logitech BRIO (046d:085e)" }))).toBe("external");
    expect(cameraKind(clues(edge, { trackLabel: "OBS Virtual Camera" }))).toBe("external");
  });
});

test("system and browser are named with their major version", () => {
  expect([android, iphone, mac, edge, headless].map((ua) => osOf({ userAgent: ua, touchPoints: 0 }))).toEqual([
    "Android 14",
    "iOS 18",
    "macOS",
    "Windows",
    "Linux",
  ]);
  expect([android, iphone, mac, edge, headless].map(browserOf)).toEqual([
    "Chrome 130",
    "Safari 18",
    "Safari 18",
    "Edge 130",
    "Chrome 131",
  ]);
  expect(browserOf("something")).toBe("other");
});

test("asked and reported settings are both kept, so that a mismatch shows", () => {
  const device = deviceOf(
    clues(android, { settings: { width: 640, height: 480, frameRate: 15 }, trackLabel: "camera2 1, facing front" }),
  );
  expect(device).toMatchObject({
    deviceModel: "Pixel 8",
    requestedWidth: 1280,
    requestedHeight: 720,
    reportedWidth: 640,
    reportedHeight: 480,
    reportedFps: 15,
    trackLabel: "camera2 1, facing front",
  });
});
test("a frozen user agent gives no model instead of a wrong one", () => {
  expect(deviceOf(clues(android.replace("Pixel 8 Build/UQ1A", "K"))).deviceModel).toBeUndefined();
});
