import type { WhoseFaceMessages } from "./whose-face-en";

export const zh: WhoseFaceMessages = {
  whose: "展示的是谁的脸？",
  own: "我自己的",
  ask: "展示另一位成年人的脸",
  askText:
    "只能是在自己的页面上同意的成年人。请创建一个链接，只交给那一个人。对方与您一样得到报酬，并可撤回展示其面部的录像。",
  name: "是谁？",
  nameText: "用您自己能认出的说法。其他人看不到。",
  mine: "对方怎么称呼您？",
  mineText: "链接会说明它来自谁。对方同意后即被遗忘。",
  make: "创建链接",
  link: "链接",
  linkText: "只在现在显示一次，只供一个人使用，有效期至 {time}。",
  here: "在此设备上打开",
  waits: "{name} 还没有同意；链接有效期至 {time}。",
  over: "{name} 没有及时同意。",
  back: "收回链接",
  backOf: "收回给 {name} 的链接",
  end: "不再展示 {name}",
  agreed: "{name} 已同意。",
};
