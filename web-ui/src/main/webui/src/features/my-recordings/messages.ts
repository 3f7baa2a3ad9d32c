import { messages } from "@/lib/i18n/messages";
import { es } from "./messages-es";
import { zh } from "./messages-zh";

export const english = {
  title: "My recordings",
  campaigns: "Campaigns",
  noCampaigns: "You are in no campaign yet. Open an invitation link to take part.",
  progress: "{done} done, {left} to go",
  record: "Record",
  recordIn: "Record for {name}",
  recordings: "Recordings",
  none: "What you record appears here.",
  attempt: "Take {n}",
  waiting: "Not sent",
  checking: "Being checked",
  counted: "Counted",
  notCounted: "Not counted",
  expired: "Time is over",
  payable: "Reward due",
  paid: "Reward paid",
  declined: "No reward",
  fooled: "You fooled the model",
  notFooled: "The model was not fooled",
  withdraw: "Withdraw",
  withdrawText: "Everything you recorded here is erased, in all campaigns. This cannot be undone.",
  withdrawFirst: "Withdraw everything",
  withdrawSecond: "Yes, erase my recordings",
  cancel: "Cancel",
  withdrawn: "Your withdrawal was received. Everything is being erased now.",
};

export type MyMessages = Record<keyof typeof english, string>;

export const useMyMessages = messages(english, { es, zh });
