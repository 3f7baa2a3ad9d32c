import type { StandingMessages } from "./standing-en";

export const es: StandingMessages = {
  sending: "Todavía no se ha enviado. Puede enviarse hasta {time}.",
  expired: "No se envió a tiempo, así que no cuenta.",
  check: "Ha llegado. Ahora la comprueba un programa; tarda unos minutos como mucho.",
  people: "El programa no encontró nada mal. Ahora la miran personas; después se decide si cuenta.",
  review: "Una de las personas que llevan la campaña la mira antes de que se decida.",
  counted: "Cuenta.",
  notCounted: "No cuenta.",
  payBy: "Recibe {amount} por ella, a más tardar el {date}, aunque para entonces no se haya decidido.",
  payMaybe: "Se le pagan tantas grabaciones como pide la campaña: {amount}, si esta es una de ellas.",
  payRuled: "Recibe {amount} por ella cuando la encuentren en orden. Para eso todavía no hay fecha.",
  payAfterSending: "Recibe {amount} por ella si está hecha como se pide.",
  due: "Se le deben {amount}, que se pagan a más tardar el {date}.",
  overdue: "{amount} debían pagarse antes del {date}. Si no le han llegado, escríbanos.",
  paid: "{amount} ya están pagados.",
  declined: "Esta no tiene recompensa.",
  fooled: "Engañó al modelo",
  notFooled: "El modelo no se dejó engañar",
  contact: "¿Preguntas? {contact}",
};
