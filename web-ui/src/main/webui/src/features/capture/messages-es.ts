import type { CaptureMessages } from "./messages-en";

export const es: CaptureMessages = {
  title: "Grabar",
  notYours: "Esta campaña no está entre las suyas. Abra otra vez su enlace de invitación.",
  paused: "Esta campaña está en pausa. Lo que ha grabado aún se puede enviar; vuelva más tarde para grabar más.",
  closed:
    "Esta campaña está cerrada. Gracias por participar. " +
    "Lo que envió se decide y se paga de todos modos; mire en Mis grabaciones.",
  allDone:
    "Ha enviado tantas grabaciones como pide esta campaña. " +
    "Gracias. Si alguna no cuenta, puede hacer otra mientras la campaña esté abierta.",
  myRecordings: "Mis grabaciones",
  "left.one": "Falta {n} grabación",
  "left.other": "Faltan {n} grabaciones",

  permissionTitle: "Cámara",
  permissionText:
    "El paso siguiente pide la cámara al navegador. " +
    "Solo se graba la imagen, sin sonido, y nada se envía antes de que pulse Enviar.",
  openCamera: "Abrir la cámara",
  opening: "Esperando la cámara. Puede que el navegador le pida permiso.",

  tryAgain: "Intentar otra vez",
  otherDevice: "O use otro dispositivo: abra allí el mismo enlace de invitación o escriba su código de retorno.",
  deniedTitle: "La cámara está bloqueada",
  deniedText:
    "El navegador tiene orden de no dar la cámara a esta página. " +
    "Pulse el candado o la cámara junto a la dirección, permita la cámara e inténtelo otra vez. " +
    "En un teléfono, mire también los ajustes de la aplicación del navegador.",
  in_useTitle: "La cámara está ocupada",
  in_useText:
    "Otra aplicación o pestaña usa la cámara, o se ha desconectado. " +
    "Cierre las videollamadas y las otras pestañas que la usan e inténtelo otra vez.",
  noneTitle: "No se encontró ninguna cámara",
  noneText: "Conecte o encienda una cámara e inténtelo otra vez.",
  insecureTitle: "Esta página no es segura",
  insecureText: "Los navegadores solo dan la cámara a páginas seguras. Abra el enlace que empieza por https.",
  overconstrainedTitle: "La cámara no puede hacer lo que se le pidió",
  overconstrainedText: "Elija otra cámara e inténtelo otra vez.",
  unsupportedTitle: "Este navegador no puede grabar",
  unsupportedText: "Use un Chrome, Edge, Firefox o Safari actual.",
  unknownTitle: "La cámara no se abrió",
  unknownText: "El navegador no dio ningún motivo. Cierre otras aplicaciones que usan la cámara e inténtelo otra vez.",

  checkTitle: "Compruebe la imagen",
  preview: "La imagen de su cámara",
  camera: "Cámara",
  sound: "Sonido y vibración con cada indicación",
  environment: "¿Dónde está?",
  noAnswer: "Sin respuesta",
  attackTitle: "Prepare el ataque",
  attackType: "¿Qué usa?",
  quality: "¿Qué calidad tiene?",
  instrumentKnown: "¿Cuál?",
  instrumentNew: "Una nueva",
  instrumentSame: "La misma que la última vez: {name}",
  instrument: "¿Qué es?",
  instrumentText: "En pocas palabras que la distingan de otras suyas: impresión A4 en color, tableta vieja.",
  toAlign: "Seguir",

  alignTitle: "Colóquese",
  hintFace: "Mantenga toda la cara en la imagen.",
  hintShown: "Mantenga en la imagen la cara que muestra.",
  record: "Grabar",
  recordAnyway: "Grabar de todos modos",
  cancel: "Atrás",

  recordTitle: "Grabando",
  recordingIn: "La grabación empieza en",
  ready: "Mire al frente",
  turnLeft: "Gire a la izquierda",
  turnRight: "Gire a la derecha",
  turnCentre: "Mire al frente",
  captionLeft: "tono grave, un pulso",
  captionRight: "tono agudo, dos pulsos",
  captionCentre: "tono medio, pulso largo",
  progress: "{position} de {total}",
  progressLabel: "Avance de la grabación",
  stop: "Parar",
  nonce: "Código de esta grabación: {nonce}",

  reviewTitle: "Su grabación",
  foundTitle: "Aquí espera una grabación",
  foundText: "Se hizo antes y no se ha enviado. Está a salvo en este dispositivo.",
  savedHere: "Guardada en este dispositivo. Todavía no se ha enviado nada.",
  until: "Puede enviarse hasta {time}.",
  video: "Su grabación",
  fingerprint: "Detalles",
  sha: "Huella (sha256)",
  size: "Tamaño",
  length: "Duración",
  format: "Formato",
  send: "Enviar",
  again: "Grabar otra vez",
  stopped_stopped: "Paró antes del final. Puede enviarla de todos modos o grabar otra vez.",
  stopped_hidden: "La grabación paró porque la página quedó oculta. Lo grabado se conserva; es mejor grabar otra vez.",
  stopped_rotated: "La grabación paró porque se giró el dispositivo. Lo grabado se conserva; es mejor grabar otra vez.",
  stopped_camera_lost:
    "La grabación paró porque se perdió la cámara. Lo grabado se conserva; es mejor grabar otra vez.",
  stopped_too_large: "La grabación paró porque era demasiado grande. Lo grabado se conserva.",

  uploadTitle: "Enviando",
  uploadAt: "Guardada en este dispositivo · {percent} enviado",
  uploadLabel: "Avance del envío",
  offline:
    "Sin conexión. Su grabación está a salvo aquí y se enviará cuando vuelva a tenerla. El mismo enlace, hasta {time}.",
  uploadFailed: "El envío se detuvo. Su grabación está a salvo aquí.",
  resume: "Enviar otra vez",
  back: "Volver a la grabación",

  resultTitle: "Enviada",
  mayLeave: "Puede irse; mire en Mis grabaciones.",
  next: "Grabar la siguiente",
  expired: "El plazo de esta grabación ha terminado y ya no se puede enviar.",

  leaveTitle: "¿Salir de esta página?",
  leaveText: "Su grabación se conserva en este dispositivo y espera en el mismo enlace.",
  stay: "Quedarse",
  leave: "Salir",
  whatYouShow: "¿Qué muestra?",
};
