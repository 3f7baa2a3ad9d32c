import type { ReactNode } from "react";
import classes from "./label.module.css";

const face = (
  <>
    <ellipse cx="48" cy="36" rx="14" ry="18" />
    <path d="M43 32v1M53 32v1M43 44c3 3 7 3 10 0" />
  </>
);

const scenes: Record<string, ReactNode> = {
  phone: (
    <>
      <rect x="26" y="6" width="44" height="60" rx="6" strokeWidth="3" />
      <path d="M44 10h8" />
      {face}
    </>
  ),
  finger: (
    <>
      <rect x="22" y="8" width="52" height="52" />
      {face}
      <path d="M6 60c8-2 10-14 18-14 5 0 5 6 1 8l-7 4M90 60c-8-2-10-14-18-14-5 0-5 6-1 8l7 4" strokeWidth="3" />
    </>
  ),
  moire: (
    <>
      {face}
      <path
        d={
          "M20 12c18 6 38 6 56 0M20 20c18 8 38 8 56 0M20 28c18 10 38 10 56 0" +
          "M20 36c18 12 38 12 56 0M20 44c18 12 38 12 56 0M20 52c18 12 38 12 56 0"
        }
        strokeWidth="1"
      />
    </>
  ),
  artifacts: (
    <>
      {face}
      <path d="M28 10h10v8h-10zM60 46h10v8H60zM38 54h8v8h-8z" fill="currentColor" />
      <path d="M62 8l4 6-6 5 7 6-5 6 6 5-5 6 5 6-7 6 5 7" strokeWidth="2.5" />
    </>
  ),
  glare: (
    <>
      <rect x="22" y="6" width="52" height="60" rx="3" />
      {face}
      <path d="M26 40L58 8M26 52L70 8M34 58l36-36" strokeWidth="4" opacity="0.55" />
    </>
  ),
  mirror: (
    <>
      <ellipse cx="48" cy="34" rx="26" ry="30" strokeWidth="3" />
      {face}
      <path d="M48 64v6M36 70h24M32 18l8-8M32 26l14-14" />
    </>
  ),
  hidden: (
    <>
      {face}
      <path d="M18 38h60v30H18z" fill="currentColor" opacity="0.75" />
      <path d="M18 38h60" strokeWidth="3" />
    </>
  ),
  spoof: (
    <>
      <rect x="16" y="6" width="64" height="60" strokeDasharray="5 4" />
      {face}
      <path d="M76 50L62 66h28z" fill="currentColor" />
    </>
  ),
};

/** Our own plain drawing of an attribute; the words beside it say the same. */
export function AttributeDrawing({ name }: { name: string }) {
  return (
    <svg
      className={classes.drawing}
      viewBox="0 0 96 72"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {scenes[name] ?? face}
    </svg>
  );
}
