import type { StandingMessages } from "./standing-en";

export const zh: StandingMessages = {
  sending: "尚未发送。可以在 {time} 之前发送。",
  expired: "没有及时发送，因此无效。",
  check: "已收到。接下来由程序检查，最多需要几分钟。",
  people: "程序没有发现问题。接下来由人查看，之后才决定是否有效。",
  review: "负责此活动的人会先查看，然后再作决定。",
  counted: "有效。",
  notCounted: "无效。",
  payBy: "您将为它得到 {amount}，最迟 {date} 支付，即使那时尚未作出决定。",
  payMaybe: "按活动要求的段数付酬：如果这一段在其中，您将得到 {amount}。",
  payRuled: "他们确认无误后，您将为它得到 {amount}。目前还没有日期。",
  payAfterSending: "如果按要求录制，您将为它得到 {amount}。",
  due: "应付给您 {amount}，最迟 {date} 支付。",
  overdue: "{amount} 本应在 {date} 之前支付。如果没有收到，请联系我们。",
  paid: "{amount} 已支付。",
  declined: "这一段没有报酬。",
  fooled: "您骗过了模型",
  notFooled: "模型没有被骗过",
  contact: "有问题？{contact}",
};
