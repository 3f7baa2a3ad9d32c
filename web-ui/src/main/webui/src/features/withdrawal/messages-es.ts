import type { WithdrawalMessages } from "./messages-en";

export const es: WithdrawalMessages = {
  title: "Retirarse",
  "sessions.one": "Este código tiene {n} grabación.",
  "sessions.other": "Este código tiene {n} grabaciones.",
  text:
    "Se borra todo lo que grabó y todo lo que le muestra: " +
    "los vídeos, lo que se hizo con ellos y las respuestas que dio. " +
    "No tiene que dar motivos. No se puede deshacer.",
  first: "Retirar todo",
  second: "Sí, borrar mis grabaciones",
  cancel: "Cancelar",
  requested: "Retirada recibida el {time}. Todo se está borrando; esta página muestra cada recibo.",
  proven: "Todo se ha borrado. Prueba completa el {time}.",
  "receipt.one": "{service}: {n} grabación borrada",
  "receipt.other": "{service}: {n} grabaciones borradas",
  waiting: "{service}: en espera",
  capture: "Grabaciones",
  labeling: "Etiquetas",
  blindspot: "Puntuaciones e imágenes",
};
