import { messages } from "@/lib/i18n/messages";
import { es } from "./messages-es";
import { zh } from "./messages-zh";

export const english = {
  title: "Record",
  notYours: "This campaign is not among yours. Open its invitation link again.",
  closed: "This campaign is closed. Thank you for taking part.",
  allDone: "You have made all recordings of this campaign. Thank you.",
  myRecordings: "My recordings",
  "left.one": "{n} recording to go",
  "left.other": "{n} recordings to go",

  permissionTitle: "Camera",
  permissionText:
    "The next step asks the browser for your camera. Only the picture is recorded, no sound, and nothing is sent before you press Send.",
  openCamera: "Open the camera",
  opening: "Waiting for the camera. The browser may be asking for your permission.",

  tryAgain: "Try again",
  otherDevice: "Or use another device: open the same invitation link there, or enter your return code.",
  deniedTitle: "The camera is blocked",
  deniedText:
    "The browser was told not to give this page the camera. Press the lock or camera sign beside the address, allow the camera, then try again. On a phone, look also at the settings of the browser app.",
  in_useTitle: "The camera is busy",
  in_useText:
    "Another app or tab holds the camera, or it was unplugged. Close video calls and other tabs that use it, then try again.",
  noneTitle: "No camera was found",
  noneText: "Plug a camera in or switch it on, then try again.",
  insecureTitle: "This page is not secure",
  insecureText: "Browsers give the camera only to secure pages. Open the link that begins with https.",
  overconstrainedTitle: "The camera cannot do what was asked",
  overconstrainedText: "Choose another camera, then try again.",
  unsupportedTitle: "This browser cannot record",
  unsupportedText: "Use a current Chrome, Edge, Firefox or Safari.",
  unknownTitle: "The camera did not open",
  unknownText: "The browser gave no reason. Close other apps that use the camera, then try again.",

  checkTitle: "Check the picture",
  preview: "Your camera picture",
  camera: "Camera",
  sound: "Sound and vibration with each instruction",
  environment: "Where are you?",
  noAnswer: "No answer",
  attackTitle: "Prepare the attack",
  attack1: "Take a picture, screen or mask of your own face, never of someone else.",
  attack2: "Hold it in front of the camera so that it fills the oval.",
  attack3: "When an instruction says to turn, turn what you hold.",
  attackType: "What do you use?",
  quality: "How good is it?",
  instrument: "Which one? (for example: A4 colour print, phone model)",
  toAlign: "Go on",

  alignTitle: "Line up",
  hintDistance: "Come so close that the face fills the oval.",
  hintCentre: "Bring the face to the middle of the oval.",
  hintLight: "Let the light fall on the face from the front, if you can.",
  recordAnyway: "Record anyway",
  cancel: "Back",

  recordTitle: "Recording",
  recordingIn: "Recording starts in",
  ready: "Look straight ahead",
  turnLeft: "Turn left",
  turnRight: "Turn right",
  turnCentre: "Look straight ahead",
  captionLeft: "low tone, one pulse",
  captionRight: "high tone, two pulses",
  captionCentre: "middle tone, long pulse",
  progress: "{position} of {total}",
  progressLabel: "Recording progress",
  stop: "Stop",
  nonce: "Code of this recording: {nonce}",

  reviewTitle: "Your recording",
  foundTitle: "A recording is waiting here",
  foundText: "It was made before and has not been sent. It is safe on this device.",
  savedHere: "Saved on this device. Nothing has been sent yet.",
  until: "It can be sent until {time}.",
  video: "Your recording",
  fingerprint: "Details",
  sha: "Fingerprint (sha256)",
  size: "Size",
  length: "Length",
  format: "Format",
  send: "Send",
  again: "Record again",
  stopped_stopped: "You stopped before the end. You may send it all the same, or record again.",
  stopped_hidden:
    "The recording stopped because the page was hidden. What was recorded is kept; recording again is better.",
  stopped_rotated:
    "The recording stopped because the device was rotated. What was recorded is kept; recording again is better.",
  stopped_camera_lost:
    "The recording stopped because the camera went away. What was recorded is kept; recording again is better.",
  stopped_too_large: "The recording stopped because it became too large. What was recorded is kept.",

  uploadTitle: "Sending",
  uploadAt: "Saved on this device · {percent} sent",
  uploadLabel: "Upload progress",
  offline: "No connection. Your recording is safe here and will be sent when you are back. Same link, until {time}.",
  uploadFailed: "Sending stopped. Your recording is safe here.",
  resume: "Send again",
  back: "Back to the recording",

  resultTitle: "Sent",
  checking: "Your recording has arrived and is being checked.",
  stillChecking: "Still checking. You may leave; see My recordings.",
  counted: "It counts.",
  notCounted: "It does not count.",
  rewardPayable: "The reward is due to you.",
  rewardPaid: "The reward has been paid.",
  rewardDeclined: "There is no reward for this one.",
  fooled: "You fooled the model",
  notFooled: "The model was not fooled",
  next: "Record the next one",
  expired: "The time for this recording is over, so it cannot be sent any more.",

  leaveTitle: "Leave this page?",
  leaveText: "Your recording is kept on this device and waits under the same link.",
  stay: "Stay",
  leave: "Leave",
};

export type CaptureMessages = Record<keyof typeof english, string>;

export const useCaptureMessages = messages(english, { es, zh });
