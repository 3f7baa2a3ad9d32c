import type { Tip } from "@/lib/api/views";

export const es: Record<Tip, string> = {
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
};
