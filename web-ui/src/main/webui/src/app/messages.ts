import { messages } from "@/lib/i18n/messages";

export const useShellMessages = messages({
  skip: "Skip to the content",
  main: "Main",
  signIn: "Sign in",
  signOut: "Sign out",
  account: "Account",
  theme: "Colours",
  themeAuto: "As the device",
  themeLight: "Light",
  themeDark: "Dark",
  language: "Language",
  policy: "What happens to recordings",
  offline:
    "No connection. What you see may be out of date; " +
    "recordings and answers stay safe here and are sent when you are back.",
  myRecordings: "My recordings",
  label: "Label",
  guide: "Guide",
  review: "Review",
  campaigns: "Campaigns",
  blindSpots: "Blind spots",
  models: "Models",
  datasets: "Datasets",
  health: "Health",
  jobs: "Jobs",
  people: "People",
  notFound: "There is no page here",
  notFoundText: "The address may be mistyped, or the link too old.",
  home: "Go to the first page",
  welcome: "Scotoma",
  welcomeText:
    "Scotoma finds where a face anti-spoofing model goes blind, " +
    "and asks people to record exactly what it is missing. To take part, open the invitation link you were sent.",
  forbidden: "This page is for another role",
  forbiddenText: "Your account has no role that opens this page. An operator can change that.",
});
