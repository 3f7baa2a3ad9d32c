import { messages } from "@/lib/i18n/messages";

export const useWithdrawalMessages = messages(
  {
    title: "Withdraw",
    "sessions.one": "{n} recording belongs to this code.",
    "sessions.other": "{n} recordings belong to this code.",
    text:
      "Everything you recorded is erased: videos, what was made from them, and the answers you gave. " +
      "You need give no reason. This cannot be undone.",
    first: "Withdraw everything",
    second: "Yes, erase my recordings",
    cancel: "Cancel",
    requested: "Withdrawal received on {time}. Everything is being erased; this page shows each receipt.",
    proven: "Everything was erased. Proof complete on {time}.",
    "receipt.one": "{service}: {n} recording erased",
    "receipt.other": "{service}: {n} recordings erased",
    waiting: "{service}: waiting",
  },
  {
    es: {
      title: "Retirarse",
      "sessions.one": "Este código tiene {n} grabación.",
      "sessions.other": "Este código tiene {n} grabaciones.",
      text:
        "Se borra todo lo que grabó: los vídeos, lo que se hizo con ellos y las respuestas que dio. " +
        "No tiene que dar motivos. No se puede deshacer.",
      first: "Retirar todo",
      second: "Sí, borrar mis grabaciones",
      cancel: "Cancelar",
      requested: "Retirada recibida el {time}. Todo se está borrando; esta página muestra cada recibo.",
      proven: "Todo se ha borrado. Prueba completa el {time}.",
      "receipt.one": "{service}: {n} grabación borrada",
      "receipt.other": "{service}: {n} grabaciones borradas",
      waiting: "{service}: en espera",
    },
    zh: {
      title: "退出",
      "sessions.one": "此代码有 {n} 段录像。",
      "sessions.other": "此代码有 {n} 段录像。",
      text: "您录制的一切都会被删除：视频、由视频产生的内容以及您的回答。您无需说明理由。此操作无法撤销。",
      first: "全部撤回",
      second: "是，删除我的录像",
      cancel: "取消",
      requested: "已于 {time} 收到退出请求。正在删除全部内容；本页显示每一份回执。",
      proven: "已全部删除。证明于 {time} 完成。",
      "receipt.one": "{service}：已删除 {n} 段录像",
      "receipt.other": "{service}：已删除 {n} 段录像",
      waiting: "{service}：等待中",
    },
  },
);
