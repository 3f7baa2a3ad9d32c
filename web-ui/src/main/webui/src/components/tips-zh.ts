import type { Tip } from "@/lib/api/views";

export const zh: Record<Tip, string> = {
  show_face: "请让整张脸保持在画面内。",
  be_alone: "请确保画面中只有一张脸。",
  record_again: "无法读取录像，请重新录制。",
  turn_more: "按提示转头时，请向两侧多转一些。",
  hold_still: "转头之间，请保持设备和头部不动。",
  come_closer: "请靠近摄像头。",
  move_back: "请稍微远离摄像头。",
  more_light: "如果可以，请找更亮的光线。",
  less_light: "如果可以，请找更柔和的光线。",
  light_from_front: "如果可以，让光线从正面照到脸上。",
};
