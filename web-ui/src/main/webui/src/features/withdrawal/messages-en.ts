export const en = {
  title: "Withdraw",
  "sessions.one": "{n} recording belongs to this code.",
  "sessions.other": "{n} recordings belong to this code.",
  text:
    "Everything you recorded is erased, and everything that shows you: videos, what was made from them, and the " +
    "answers you gave. " +
    "You need give no reason. This cannot be undone.",
  first: "Withdraw everything",
  second: "Yes, erase my recordings",
  cancel: "Cancel",
  requested: "Withdrawal received on {time}. Everything is being erased; this page shows each receipt.",
  proven: "Everything was erased. Proof complete on {time}.",
  "receipt.one": "{service}: {n} recording erased",
  "receipt.other": "{service}: {n} recordings erased",
  waiting: "{service}: waiting",
  capture: "Recordings",
  labeling: "Labels",
  blindspot: "Scores and frames",
};

export type WithdrawalMessages = Record<keyof typeof en, string>;
