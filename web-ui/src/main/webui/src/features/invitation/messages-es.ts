import type { InvitationMessages } from "./messages-en";

export const es: InvitationMessages = {
  title: "Ayude a probar un acceso facial",
  "recordings.one": "{n} grabación",
  "recordings.other": "{n} grabaciones",
  minutes: "unos {n} min",
  rewardEach: "{amount} por cada una hecha como se pide",
  until: "Abierta hasta {time}",
  start: "Empezar",
  genuine: "Se graba a sí mismo, como en un acceso de verdad.",
  attack:
    "Simula un ataque: intenta engañar al acceso con una foto, una pantalla o una máscara de su propia cara, o " +
    "de una persona adulta que lo acepte aquí.",
  consentTitle: "Consentimiento",
  consentVersion: "Texto del consentimiento, versión {version}",
  fingerprint: "Huella de este texto (sha256)",
  textLanguage: "El texto se muestra en {language}.",
  adult: "Tengo 18 años o más",
  ageBand: "Grupo de edad",
  choose: "Elija",
  share: "Otros pueden recibir mis vídeos en un conjunto de datos publicado (opcional)",
  optional: "Más sobre usted (opcional)",
  optionalWhy: "Ayuda a ver si los accesos faciales tratan distinto a las personas. Puede omitirlo todo.",
  country: "País",
  gender: "Género",
  skinTone: "Tono de piel, escala Monk del 1 (más claro) al 10 (más oscuro)",
  noAnswer: "Sin respuesta",
  female: "Mujer",
  male: "Hombre",
  other: "Otro",
  agree: "Acepto",
  decline: "No, gracias",
  missing: "Marque que tiene 18 años o más y elija su grupo de edad para seguir.",
  declinedTitle: "Gracias de todos modos",
  declinedText: "No se ha guardado nada. Si cambia de opinión, abra otra vez el mismo enlace.",
  backTitle: "Hola de nuevo",
  backText:
    "Ya participó desde este navegador. " +
    "El código de retorno que se le mostró entonces sigue siendo el suyo; no se muestra otra vez.",
  codeTitle: "Guarde su código de retorno",
  codeText:
    "Este código solo se muestra ahora. Con él puede volver desde otro dispositivo y retirarse cuando quiera, " +
    "sin dar motivos.",
  code: "Código de retorno",
  withdrawLink: "Página de retirada de este código",
  goOn: "Pasar a grabar",
  shownTitle: "Alguien pide mostrar su cara",
  shownFrom: "De: {name}",
  shownWhat:
    "{name} pone a prueba un acceso facial con ataques simulados: una foto, una pantalla o una máscara ante la " +
    "cámara. Pide mostrar en ellos la cara de usted. Usted no graba nada; hacen falta imágenes suyas que usted " +
    "le deje usar.",
  shownYours:
    "Los vídeos son también suyos: con el código que recibe puede hacer borrar cuando quiera todos los que le " +
    "muestran.",
  shownRecordings: "Hasta {n} grabaciones",
  shownReward: "{amount} también para usted, por cada una hecha como se pide",
  shownOwn:
    "Usted hizo este enlace. Es para otra persona adulta: su propia cara no lo necesita. Si esa persona tiene " +
    "ahora este dispositivo, puede seguir.",
  shownHandedOver: "Soy la otra persona",
  shownBefore: "Código de retorno, si ya participó aquí",
  shownBeforeWhy: "Para que aquí siga siendo una sola persona. Déjelo vacío si es su primera vez.",
  shownDone: "Ha aceptado. Desde ahora {name} puede mostrar su cara en esta campaña.",
  shownCode:
    "Este código solo se muestra ahora. Con él ve qué le muestra y qué gana con ello, y puede retirarse cuando " +
    "quiera, sin dar motivos.",
  shownKnown: "Su código de retorno de antes sigue siendo el suyo; lo que le muestra está en Mis grabaciones.",
  shownSee: "Ver qué me muestra",
};
