import type { AdviceMessages } from "./advice-en";

export const zh: AdviceMessages = {
  seeNoFace: "还没有看到脸。",
  intoPicture: "移动一下，让整张脸进入画面。",
  comeCloser: "离摄像头近一些。",
  stepBack: "离摄像头远一些。",
  makeDarker: "再暗一些：减少脸上的光。",
  makeBrighter: "再亮一些：增加脸上的光。",
  makeDimmer: "不要太亮：让脸上的光柔和一些。",
  lightBehind: "转身，让光在您身后。",
  lightBeside: "转身，让光从一侧照来。",
  lightAllRound: "转身，让脸的两侧一样亮。",
  asAsked: "符合要求。",
  inPicture: "脸在画面中。",
  further: "再多转一点",
};
