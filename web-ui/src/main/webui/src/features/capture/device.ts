import type { Device } from "@/lib/api/views";
import type { CameraKind } from "@/lib/vocabulary";
import { REQUESTED } from "./camera";

export type Clues = {
  userAgent: string;
  touchPoints: number;
  trackLabel: string;
  facingMode: string | undefined;
  model: string | undefined;
  settings: { width?: number; height?: number; frameRate?: number };
};

/**
 * What the browser says of device and camera: evidence that the server compares, not something a participant is asked.
 */
export function deviceOf(clues: Clues): Device {
  return {
    camera: cameraKind(clues),
    deviceModel: clip(clues.model ?? modelIn(clues.userAgent)),
    os: clip(osOf(clues)),
    browser: clip(browserOf(clues.userAgent)),
    trackLabel: clip(clues.trackLabel),
    requestedWidth: REQUESTED.width,
    requestedHeight: REQUESTED.height,
    reportedWidth: clues.settings.width,
    reportedHeight: clues.settings.height,
    reportedFps: clues.settings.frameRate,
  };
}

export async function clues(stream: MediaStream): Promise<Clues> {
  const track = stream.getVideoTracks()[0];
  const settings = track?.getSettings() ?? {};
  return {
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    trackLabel: track?.label ?? "",
    facingMode: settings.facingMode,
    model: await reportedModel(),
    settings,
  };
}

export function cameraKind({ userAgent, touchPoints, trackLabel, facingMode }: Clues): CameraKind {
  if (isTablet(userAgent, touchPoints)) return "tablet";
  if (isPhone(userAgent))
    return facingMode === "environment" || /\b(back|rear|environment)\b/i.test(trackLabel)
      ? "phone_rear"
      : "phone_front";
  return /\b(usb|external|logitech|c9\d\d|brio|cam link|elgato|obs|virtual|droidcam|iphone)\b/i.test(trackLabel)
    ? "external"
    : "laptop";
}

export function osOf({ userAgent, touchPoints }: Pick<Clues, "userAgent" | "touchPoints">): string {
  if (/iPhone|iPod/.test(userAgent)) return versioned("iOS", /OS (\d+)[_\d]* like/, userAgent);
  if (/iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1))
    return versioned("iPadOS", /OS (\d+)[_\d]* like/, userAgent);
  if (/Android/.test(userAgent)) return versioned("Android", /Android (\d+)/, userAgent);
  if (/CrOS/.test(userAgent)) return "ChromeOS";
  if (/Windows/.test(userAgent)) return "Windows";
  if (/Macintosh/.test(userAgent)) return "macOS";
  if (/Linux/.test(userAgent)) return "Linux";
  return "other";
}

export function browserOf(userAgent: string): string {
  const known: readonly (readonly [string, RegExp])[] = [
    ["Edge", /Edg(?:A|iOS)?\/(\d+)/],
    ["Samsung Internet", /SamsungBrowser\/(\d+)/],
    ["Opera", /OPR\/(\d+)/],
    ["Firefox", /(?:Firefox|FxiOS)\/(\d+)/],
    ["Chrome", /(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/],
    ["Safari", /Version\/(\d+)[.\d]* (?:Mobile\/\S+ )?Safari/],
  ];
  for (const [name, pattern] of known) if (pattern.test(userAgent)) return versioned(name, pattern, userAgent);
  return "other";
}

const isPhone = (ua: string) => /iPhone|iPod|Android.*Mobile/.test(ua);
const isTablet = (ua: string, touchPoints: number) =>
  /iPad/.test(ua) || (/Macintosh/.test(ua) && touchPoints > 1) || (/Android/.test(ua) && !/Mobile/.test(ua));

function versioned(name: string, pattern: RegExp, userAgent: string): string {
  const version = pattern.exec(userAgent)?.[1];
  return version === undefined ? name : `${name} ${version}`;
}

/** Older Androids name the model in the user agent; newer ones freeze it to "K". */
function modelIn(userAgent: string): string | undefined {
  const model = /Android [\d.]+; ([^;)]+?)(?: Build[^)]*)?\)/.exec(userAgent)?.[1];
  return model === "K" ? undefined : model;
}

function clip(value: string | undefined): string | undefined {
  return value === undefined || value === "" ? undefined : value.slice(0, 120);
}

type UserAgentData = { getHighEntropyValues(hints: string[]): Promise<{ model?: string }> };

async function reportedModel(): Promise<string | undefined> {
  const data = (navigator as Navigator & { userAgentData?: UserAgentData }).userAgentData;
  try {
    return (await data?.getHighEntropyValues(["model"]))?.model || undefined;
  } catch {
    return undefined;
  }
}
