import type { ReactNode } from "react";
import type { CameraTrouble } from "./camera";
import classes from "./capture.module.css";

const camera = <path d="M60 50h70v50H60zM130 66l26-14v46l-26-14z" />;

const details: Record<CameraTrouble, ReactNode> = {
  denied: (
    <>
      <rect x="14" y="10" width="192" height="24" rx="12" />
      <path d="M26 21h10v8H26zM28 21v-3a3 3 0 0 1 6 0v3" />
      <path d="M50 22h90" strokeDasharray="4 6" />
      <path d="M56 108L160 44" strokeWidth="5" />
      {camera}
    </>
  ),
  in_use: (
    <>
      {camera}
      <rect x="14" y="14" width="60" height="30" rx="4" />
      <circle cx="34" cy="29" r="6" />
      <path d="M46 37c0-8-24-8-24 0" />
      <path d="M78 30h22v14M100 44l-5-6M100 44l5-6" />
    </>
  ),
  none: (
    <>
      <g strokeDasharray="6 6">{camera}</g>
      <path d="M95 66c0-10 18-10 18 0 0 8-9 8-9 16M104 90v1" strokeWidth="5" />
    </>
  ),
  insecure: (
    <>
      <rect x="14" y="10" width="192" height="24" rx="12" />
      <path d="M30 27h12M32 20l8 8M40 20l-8 8" />
      {camera}
    </>
  ),
  overconstrained: (
    <>
      {camera}
      <path d="M40 40h-14V26M26 26l16 16M178 110h14v14M192 124l-16-16" />
    </>
  ),
  unsupported: (
    <>
      <rect x="40" y="16" width="140" height="96" rx="6" />
      <path d="M40 36h140M92 58l36 36M128 58l-36 36" />
    </>
  ),
  unknown: (
    <>
      {camera}
      <path d="M178 40v34M178 88v2" strokeWidth="6" />
    </>
  ),
};

/** Plain line drawings beside the words; they repeat the words and are hidden from screen readers. */
export function TroubleDrawing({ trouble }: { trouble: CameraTrouble }) {
  return (
    <svg
      className={classes.help}
      viewBox="0 0 220 130"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {details[trouble]}
    </svg>
  );
}
