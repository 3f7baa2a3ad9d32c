import type { AdviceMessages } from "./advice-en";

export const es: AdviceMessages = {
  seeNoFace: "Todavía no se ve ninguna cara.",
  intoPicture: "Muévase hasta que toda la cara esté en la imagen.",
  comeCloser: "Más cerca de la cámara.",
  stepBack: "Más lejos de la cámara.",
  makeDarker: "Más oscuro: menos luz en la cara.",
  makeBrighter: "Más claro: más luz en la cara.",
  makeDimmer: "Menos claro: luz más suave en la cara.",
  lightBehind: "Gírese para que la luz quede detrás de usted.",
  lightBeside: "Gírese para que la luz venga de un lado.",
  lightAllRound: "Gírese para que las dos mitades de la cara tengan la misma luz.",
  asAsked: "Así es como se pide.",
  inPicture: "La cara está en la imagen.",
  further: "Un poco más",
};
