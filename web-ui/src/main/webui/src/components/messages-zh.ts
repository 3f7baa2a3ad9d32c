import type { ComponentMessages } from "./messages-en";

export const zh: ComponentMessages = {
  copy: "复制",
  copied: "已复制。",
  notCopied: "浏览器不允许复制。请选中文本后复制。",
  loading: "正在加载",
  tryAgain: "重试",
  notGiven: "未提供",
  close: "关闭",
  serverSays: "服务器的说明：",
};
