import type { MyMessages } from "./messages-en";

export const es: MyMessages = {
  title: "Mis grabaciones",
  campaigns: "Campañas",
  noCampaigns: "Todavía no está en ninguna campaña. Abra un enlace de invitación para participar.",
  progress: "{done} enviadas, faltan {left}",
  record: "Grabar",
  recordIn: "Grabar para {name}",
  recordings: "Grabaciones",
  none: "Lo que grabe aparecerá aquí.",
  attempt: "Toma {n}",
  object: "Algo no está bien en esta",
  objectLabel: "¿Qué no está bien?",
  objectText:
    "Lo lee una de las personas que llevan la campaña y responde aquí. Una vez por grabación, hasta 1000 caracteres.",
  objectSend: "Enviar",
  youSaid: "Usted escribió:",
  weSay: "La respuesta:",
  answerComes: "Lo lee una de las personas que llevan la campaña; la respuesta estará aquí.",
  withdraw: "Retirarse",
  withdrawText: "Se borra todo lo que grabó aquí, en todas las campañas. No se puede deshacer.",
  withdrawFirst: "Retirar todo",
  withdrawSecond: "Sí, borrar mis grabaciones",
  cancel: "Cancelar",
  withdrawn: "Hemos recibido su retirada. Todo se está borrando.",
};
