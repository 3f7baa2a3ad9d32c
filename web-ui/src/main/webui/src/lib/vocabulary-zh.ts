import type { VocabularyMessages } from "./vocabulary-en";

export const zh: VocabularyMessages = {
  print: "打印照片",
  print_cut: "挖孔的打印照片",
  replay_phone: "手机屏幕",
  replay_tablet: "平板屏幕",
  replay_monitor: "显示器",
  mask_paper: "纸面具",
  mask_rigid: "硬面具",
  mask_soft: "软面具",
  makeup: "化妆",
  partial: "遮住部分面部",
  other: "其他",
  low: "低",
  medium: "中",
  high: "高",
  indoor: "室内",
  outdoor: "室外",
  vehicle: "车内",
};
