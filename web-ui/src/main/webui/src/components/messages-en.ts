export const en = {
  copy: "Copy",
  copied: "Copied.",
  notCopied: "The browser did not allow copying. Select the text and copy it.",
  loading: "Loading",
  tryAgain: "Try again",
  notGiven: "not given",
  close: "Close",
  serverSays: "The server says:",
};

export type ComponentMessages = Record<keyof typeof en, string>;
