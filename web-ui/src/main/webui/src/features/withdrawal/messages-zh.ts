import type { WithdrawalMessages } from "./messages-en";

export const zh: WithdrawalMessages = {
  title: "退出",
  "sessions.one": "此代码有 {n} 段录像。",
  "sessions.other": "此代码有 {n} 段录像。",
  text: "您录制的一切以及展示您的一切都会被删除：视频、由视频产生的内容以及您的回答。您无需说明理由。此操作无法撤销。",
  first: "全部撤回",
  second: "是，删除我的录像",
  cancel: "取消",
  requested: "已于 {time} 收到退出请求。正在删除全部内容；本页显示每一份回执。",
  proven: "已全部删除。证明于 {time} 完成。",
  "receipt.one": "{service}：已删除 {n} 段录像",
  "receipt.other": "{service}：已删除 {n} 段录像",
  waiting: "{service}：等待中",
  capture: "录像",
  labeling: "标注",
  blindspot: "评分和画面",
};
