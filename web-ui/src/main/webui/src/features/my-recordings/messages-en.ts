export const en = {
  title: "My recordings",
  campaigns: "Campaigns",
  noCampaigns: "You are in no campaign yet. Open an invitation link to take part.",
  progress: "{done} sent, {left} to go",
  record: "Record",
  recordIn: "Record for {name}",
  recordings: "Recordings",
  none: "What you record appears here.",
  attempt: "Take {n}",
  object: "Something is wrong with this",
  objectLabel: "What is wrong?",
  objectText:
    "One of the people who run the campaign reads it and answers here. Once for each recording, up to 1000 characters.",
  objectSend: "Send",
  youSaid: "You wrote:",
  weSay: "The answer:",
  answerComes: "One of the people who run the campaign reads it; the answer will be here.",
  withdraw: "Withdraw",
  withdrawText: "Everything you recorded here is erased, in all campaigns. This cannot be undone.",
  withdrawFirst: "Withdraw everything",
  withdrawSecond: "Yes, erase my recordings",
  cancel: "Cancel",
  withdrawn: "Your withdrawal was received. Everything is being erased now.",
};

export type MyMessages = Record<keyof typeof en, string>;
