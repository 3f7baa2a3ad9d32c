export const en = {
  title: "What happens to recordings",
  text:
    "People record short videos of a simulated face login, genuine ones and attacks, so that face anti-spoofing " +
    "models can be tested and trained where they fail. The consent text you agreed to, with its version, is the " +
    "binding one; this page says the same in short.",
  keptTitle: "What is kept",
  kept1: "The video, without sound, and what the browser says about camera and device.",
  kept2: "Your age band, and country, gender or skin tone only if you chose to give them.",
  kept3: "A random number in place of your name. No name, no e-mail address, no date of birth.",
  seenTitle: "Who sees it",
  seen1: "Labelers watch the video to tag what they see. They are told nothing about you.",
  seen2: "Researchers receive dataset versions with pseudonyms; others only if you allowed it.",
  seen3: "Every download of a dataset is logged with its recipient.",
  leaveTitle: "Changing your mind",
  leave:
    "Withdrawing takes two clicks, with your return code or from My recordings. Every service erases what it holds " +
    "of you and leaves a receipt; released datasets list the withdrawn recordings so that recipients drop them too. " +
    "Models already trained are listed, not undone.",
  mine: "My recordings",
  adultsTitle: "Only adults, only your own face",
  adults:
    "An attack shows your own face, or that of an adult with a consent of their own. " +
    "Never a picture found somewhere.",
};

export type PolicyMessages = Record<keyof typeof en, string>;
