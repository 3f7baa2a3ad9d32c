export const en = {
  title: "Record",
  notYours: "This campaign is not among yours. Open its invitation link again.",
  paused: "This campaign takes a break. What you have recorded can still be sent; come back later for more.",
  closed:
    "This campaign is closed. Thank you for taking part. " +
    "What you sent is decided and paid all the same; see My recordings.",
  allDone:
    "You have sent as many recordings as this campaign asks for. " +
    "Thank you. If one of them does not count, you can make another while the campaign is open.",
  myRecordings: "My recordings",
  "left.one": "{n} recording to go",
  "left.other": "{n} recordings to go",

  permissionTitle: "Camera",
  permissionText:
    "The next step asks the browser for your camera. " +
    "Only the picture is recorded, no sound, and nothing is sent before you press Send.",
  openCamera: "Open the camera",
  opening: "Waiting for the camera. The browser may be asking for your permission.",

  tryAgain: "Try again",
  otherDevice: "Or use another device: open the same invitation link there, or enter your return code.",
  deniedTitle: "The camera is blocked",
  deniedText:
    "The browser was told not to give this page the camera. " +
    "Press the lock or camera sign beside the address, allow the camera, then try again. " +
    "On a phone, look also at the settings of the browser app.",
  in_useTitle: "The camera is busy",
  in_useText:
    "Another app or tab holds the camera, or it was unplugged. " +
    "Close video calls and other tabs that use it, then try again.",
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
  attackType: "What do you use?",
  quality: "How good is it?",
  instrumentKnown: "Which one?",
  instrumentNew: "A new one",
  instrumentSame: "The same as last time: {name}",
  instrument: "What is it?",
  instrumentText: "In a few words that part it from others of yours: A4 colour print, old tablet.",
  toAlign: "Go on",

  alignTitle: "Line up",
  hintFace: "Keep the whole face in the picture.",
  hintShown: "Keep the face that you show in the picture.",
  record: "Record",
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
  mayLeave: "You may leave; see My recordings.",
  next: "Record the next one",
  expired: "The time for this recording is over, so it cannot be sent any more.",

  leaveTitle: "Leave this page?",
  leaveText: "Your recording is kept on this device and waits under the same link.",
  stay: "Stay",
  leave: "Leave",
  whatYouShow: "What do you show?",
};

export type CaptureMessages = Record<keyof typeof en, string>;
