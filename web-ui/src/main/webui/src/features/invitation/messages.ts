import { messages } from "@/lib/i18n/messages";
import { es } from "./messages-es";
import { zh } from "./messages-zh";

export const english = {
  title: "Help test a face login",
  campaign: "Campaign: {name}",
  "recordings.one": "{n} recording",
  "recordings.other": "{n} recordings",
  minutes: "about {n} min",
  rewardEach: "{amount} for each one that counts",
  until: "Open until {time}",
  start: "Start",
  genuine: "You record yourself, as at a real login.",
  attack: "You stage an attack: you try to deceive the login with a picture, a screen or a mask of your own face.",
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
  codeTitle: "Keep your return code",
  codeText:
    "This code is shown only now. With it you come back from another device, and you can withdraw at any time without giving a reason.",
  code: "Return code",
  withdrawLink: "Withdrawal page of this code",
  goOn: "Go on to recording",
};

export type InvitationMessages = Record<keyof typeof english, string>;

export const useInvitationMessages = messages(english, { es, zh });
