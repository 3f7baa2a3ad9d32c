export const en = {
  title: "Help test a face login",
  "recordings.one": "{n} recording",
  "recordings.other": "{n} recordings",
  minutes: "about {n} min",
  rewardEach: "{amount} for each one made as asked",
  until: "Open until {time}",
  start: "Start",
  genuine: "You record yourself, as at a real login.",
  attack:
    "You stage an attack: you try to deceive the login with a picture, a screen or a mask of your own face, or " +
    "of an adult who agrees to it here.",
  consentTitle: "Consent",
  consentVersion: "Consent text, version {version}",
  fingerprint: "Fingerprint of this text (sha256)",
  textLanguage: "The text is shown in {language}.",
  adult: "I am 18 or older",
  ageBand: "Age band",
  choose: "Choose",
  share: "Others may receive my videos in a released dataset (optional)",
  optional: "More about you (optional)",
  optionalWhy: "It helps to see whether face logins treat people differently. You may leave all of it out.",
  country: "Country",
  gender: "Gender",
  skinTone: "Skin tone, Monk scale from 1 (lightest) to 10 (darkest)",
  noAnswer: "No answer",
  female: "Female",
  male: "Male",
  other: "Other",
  agree: "I agree",
  decline: "No thanks",
  missing: "Tick that you are 18 or older and choose your age band to go on.",
  declinedTitle: "Thank you all the same",
  declinedText: "Nothing was kept. If you change your mind, open the same link again.",
  backTitle: "Welcome back",
  backText:
    "You took part before from this browser. " +
    "The return code that you were shown then is still yours; it is not shown again.",
  codeTitle: "Keep your return code",
  codeText:
    "This code is shown only now. With it you come back from another device, " +
    "and you can withdraw at any time without giving a reason.",
  code: "Return code",
  withdrawLink: "Withdrawal page of this code",
  goOn: "Go on to recording",
  shownTitle: "Somebody asks to show your face",
  shownFrom: "From: {name}",
  shownWhat:
    "{name} tests a face login by staged attacks: a picture, a screen or a mask is held before the camera. They " +
    "ask to show your face in it. You record nothing yourself; they need pictures of you that you let them use.",
  shownYours: "The videos are yours too: with the code you get, you can have all that show you erased at any time.",
  shownRecordings: "Up to {n} recordings",
  shownReward: "{amount} for you too, for each one made as asked",
  shownOwn:
    "You made this link. It is for another adult: your own face needs none. If that person holds this device " +
    "now, they may go on.",
  shownHandedOver: "I am the other person",
  shownBefore: "Return code, if you took part here before",
  shownBeforeWhy: "So that you stay one person here. Leave it empty if you are new.",
  shownDone: "You agreed. {name} may show your face in this campaign from now on.",
  shownCode:
    "This code is shown only now. With it you see what shows you and what it earns, and you can withdraw at any " +
    "time without giving a reason.",
  shownKnown: "Your return code from before is yours still; what shows you is under My recordings.",
  shownSee: "See what shows me",
};

export type InvitationMessages = Record<keyof typeof en, string>;
