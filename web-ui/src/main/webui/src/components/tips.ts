import type { Tip } from "@/lib/api/views";
import { messages } from "@/lib/i18n/messages";

/** Advice for the next take; never a reason against this one. */
const useTipMessages = messages<Record<Tip, string>>(
  {
    show_face: "Keep the whole face in the picture.",
    be_alone: "Make sure that only one face is in the picture.",
    record_again: "The recording could not be read. Please record again.",
    turn_more: "Turn the head further to both sides when asked.",
    hold_still: "Hold the device and the head still between the turns.",
    come_closer: "Come closer to the camera.",
    move_back: "Move back from the camera a little.",
    more_light: "Find more light, if you can.",
    less_light: "Find softer light, if you can.",
    light_from_front: "Let the light fall on the face from the front, if you can.",
  },
  {
    es: {
      show_face: "Mantenga toda la cara en la imagen.",
      be_alone: "Procure que solo haya una cara en la imagen.",
      record_again: "No se pudo leer la grabación. Grabe otra vez, por favor.",
      turn_more: "Gire más la cabeza a ambos lados cuando se le pida.",
      hold_still: "Entre giro y giro, no mueva el dispositivo ni la cabeza.",
      come_closer: "Acérquese a la cámara.",
      move_back: "Aléjese un poco de la cámara.",
      more_light: "Busque más luz, si puede.",
      less_light: "Busque una luz más suave, si puede.",
      light_from_front: "Que la luz le dé en la cara de frente, si puede.",
    },
    zh: {
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
    },
  },
);

export function useTips(): (tip: Tip) => string {
  return useTipMessages();
}
