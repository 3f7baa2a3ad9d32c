import type { InstructionMessages } from "./instructions-en";

export const es: InstructionMessages = {
  asked: "Lo que se pide de esta grabación",
  camera_laptop: "Use la cámara de un portátil.",
  camera_phone_front: "Use la cámara frontal de un teléfono, la que está sobre la pantalla.",
  camera_phone_rear: "Use la cámara trasera de un teléfono.",
  camera_tablet: "Use una tableta.",
  camera_external: "Use una cámara conectada por cable.",
  environment_indoor: "Quédese en una habitación.",
  environment_outdoor: "Póngase al aire libre.",
  environment_vehicle: "Siéntese en un coche aparcado.",
  lightLevel_dark: "Que esté oscuro: apague las lámparas y cierre las cortinas.",
  lightLevel_normal: "Luz corriente, como en una habitación iluminada.",
  lightLevel_strong: "Luz muy fuerte en la cara: el sol o una lámpara potente.",
  lightDir_even: "Luz de todos los lados, sin que un lado de la cara quede más oscuro.",
  lightDir_side: "Una ventana o lámpara a su lado: media cara clara y media oscura.",
  lightDir_back: "Una ventana o lámpara detrás de usted, de modo que la cara quede más oscura que el fondo.",
  distance_near: "Cerca: a dos palmos de la cámara, de modo que la cara llene la imagen.",
  distance_mid: "A la distancia del brazo extendido.",
  distance_far: "Lejos: deje el dispositivo y dé unos pasos atrás, hasta que la cara se vea pequeña.",
};
