import type { PolicyMessages } from "./messages-en";

export const es: PolicyMessages = {
  title: "Qué pasa con las grabaciones",
  text:
    "La gente graba vídeos cortos de un acceso facial simulado, genuinos y ataques, para que los modelos contra la " +
    "suplantación facial se prueben y se entrenen donde fallan. El texto de consentimiento que aceptó, con su " +
    "versión, es el que obliga; esta página dice lo mismo en breve.",
  keptTitle: "Qué se guarda",
  kept1: "El vídeo, sin sonido, y lo que el navegador dice de la cámara y del dispositivo.",
  kept2: "Su grupo de edad, y el país, el género o el tono de piel solo si quiso darlos.",
  kept3: "Un número al azar en lugar de su nombre. Ni nombre, ni correo electrónico, ni fecha de nacimiento.",
  seenTitle: "Quién lo ve",
  seen1: "Los etiquetadores miran el vídeo para marcar lo que ven. No se les dice nada de usted.",
  seen2:
    "Los investigadores reciben versiones del conjunto de datos con seudónimos; otras personas, solo si usted lo " +
    "permitió.",
  seen3: "Cada descarga de un conjunto de datos se anota con su destinatario.",
  leaveTitle: "Si cambia de opinión",
  leave:
    "Retirarse son dos pulsaciones, con su código de retorno o desde Mis grabaciones. Cada servicio borra lo que " +
    "tiene de usted y deja un recibo; los conjuntos publicados enumeran las grabaciones retiradas para que quienes " +
    "los recibieron también las borren. Los modelos ya entrenados se enumeran, no se deshacen.",
  mine: "Mis grabaciones",
  adultsTitle: "Solo adultos, solo su propia cara",
  adults:
    "Un ataque muestra su propia cara o la de un adulto que ha dado su propio consentimiento. " +
    "Nunca una foto encontrada en algún sitio.",
};
