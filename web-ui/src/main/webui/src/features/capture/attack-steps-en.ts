export const en = {
  steps: "How it is done",
  own: "Take a photo or video of your own face, or of the adult who agreed to be shown, straight at the camera.",
  print: "Print it on paper, as large as your face if you can.",
  holdSheet: "Hold the sheet flat before the camera, so that your real face is not in the picture.",
  turnIt: "When you are told to turn, turn what you hold.",
  printLarge: "Print it as large as your face.",
  cutHoles: "Cut holes where the eyes are, and where the mouth is.",
  behindSheet:
    "Hold it close before your face and look through. When you are told to turn, turn head and sheet together.",
  play: "Show it on the screen as large as it gets, with the brightness turned up.",
  holdScreen: "Hold that screen before the camera, so that your real face is not in the picture.",
  facingMonitor: "Point the camera at the monitor, so that the face on it is in the picture.",
  moveCamera: "When you are told to turn, move the camera a little to that side.",
  cutMask: "Print it as large as your face, cut it out along the edge, and cut holes for the eyes.",
  wearPaper: "Bend it round your face and fasten it with a string or tape.",
  turnHead: "When you are told to turn, turn your head.",
  rigid: "Take a stiff mask: plain, or made after your own face or that of the adult who agreed to be shown.",
  wearRigid: "Put it on so that your eyes are behind its eyes.",
  soft:
    "Take a mask of latex, silicone or cloth: plain, " +
    "or made after your own face or that of the adult who agreed to be shown.",
  wearSoft: "Pull it over and smooth it round eyes and mouth.",
  makeup: "Change your face with make-up: its shape, its shadows, its age. Make nobody else of yourself.",
  madeUp: "Take away hair and glasses that cover it.",
  cover: "Take something that covers a part of your face: a cloth, dark glasses, a piece of a printed photo of you.",
  covered: "Cover eyes, nose or mouth with it; the rest of the face stays to be seen.",
  other: "Read the brief above, and use your own face, or that of the adult who agreed to be shown.",
  describe: "Say below in a few words what you use.",
};

export type AttackStepMessages = Record<keyof typeof en, string>;
