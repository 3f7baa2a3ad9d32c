import type { InstructionMessages } from "./instructions-en";

export const zh: InstructionMessages = {
  asked: "本次录制的要求",
  camera_laptop: "使用笔记本电脑的摄像头。",
  camera_phone_front: "使用手机前置摄像头，即屏幕上方的那个。",
  camera_phone_rear: "使用手机后置摄像头。",
  camera_tablet: "使用平板电脑。",
  camera_external: "使用外接摄像头。",
  environment_indoor: "请在房间里。",
  environment_outdoor: "请在室外。",
  environment_vehicle: "请坐在停好的车里。",
  lightLevel_dark: "让周围变暗：关灯，拉上窗帘。",
  lightLevel_normal: "普通光线，像亮着灯的房间。",
  lightLevel_strong: "脸上光线很强：阳光或强灯。",
  lightDir_even: "光线来自各个方向，脸的两侧一样亮。",
  lightDir_side: "窗户或灯在您的一侧：半边脸亮，半边脸暗。",
  lightDir_back: "窗户或灯在您身后，让脸比背景暗。",
  distance_near: "近：离摄像头约两手宽，让脸充满画面。",
  distance_mid: "离摄像头一臂远。",
  distance_far: "远：放下设备，向后退，直到脸在画面中很小。",
};
