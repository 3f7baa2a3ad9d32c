import type { ComponentMessages } from "./messages-en";

export const es: ComponentMessages = {
  copy: "Copiar",
  copied: "Copiado.",
  notCopied: "El navegador no permitió copiar. Seleccione el texto y cópielo.",
  loading: "Cargando",
  tryAgain: "Intentar otra vez",
  notGiven: "no indicado",
  close: "Cerrar",
  serverSays: "El servidor dice:",
};
