import type { WhoseFaceMessages } from "./whose-face-en";

export const es: WhoseFaceMessages = {
  whose: "¿De quién es la cara que muestra?",
  own: "Mía",
  ask: "Mostrar la cara de otra persona adulta",
  askText:
    "Solo de una persona adulta que lo acepte en una página propia. Haga un enlace y déselo solo a ella. Se le " +
    "paga como a usted y puede retirar lo que la muestra.",
  name: "¿Quién es?",
  nameText: "Con palabras por las que usted la reconozca aquí. Nadie más las lee.",
  mine: "¿Cómo le llama a usted esa persona?",
  mineText: "El enlace dice de quién viene. Se olvida en cuanto acepta.",
  make: "Hacer el enlace",
  link: "El enlace",
  linkText: "Solo se muestra ahora, es para una persona y vale hasta {time}.",
  here: "Abrirlo en este dispositivo",
  waits: "{name} aún no ha aceptado; el enlace vale hasta {time}.",
  over: "{name} no aceptó a tiempo.",
  back: "Anular el enlace",
  backOf: "Anular el enlace de {name}",
  end: "No mostrar más a {name}",
  agreed: "{name} aceptó.",
};
