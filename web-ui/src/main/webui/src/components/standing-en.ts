export const en = {
  sending: "Not sent yet. It can be sent until {time}.",
  expired: "It was not sent in time, so it does not count.",
  check: "It has arrived. A program checks it next; that takes a few minutes at most.",
  people: "The program found nothing wrong. People look at it next; then it is decided whether it counts.",
  review: "One of the people who run the campaign looks at it before it is decided.",
  counted: "It counts.",
  notCounted: "It does not count.",
  payBy: "You get {amount} for it, paid by {date}, even if it is not decided by then.",
  payMaybe: "You are paid for as many recordings as the campaign asks for: {amount}, if this is one of them.",
  payRuled: "You get {amount} for it once they have found it in order. There is no date for that yet.",
  payAfterSending: "You get {amount} for it if it is made as asked.",
  due: "{amount} is due to you, and is paid by {date}.",
  overdue: "{amount} was to be paid by {date}. If it has not reached you, write to us.",
  paid: "{amount} has been paid.",
  declined: "There is no reward for this one.",
  fooled: "You fooled the model",
  notFooled: "The model was not fooled",
  contact: "Questions? {contact}",
};

export type StandingMessages = Record<keyof typeof en, string>;
