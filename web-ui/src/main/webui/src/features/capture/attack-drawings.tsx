import type { ReactNode } from "react";
import { Arrow, Bust, Camera, Face } from "./drawing";

const camera = <Camera x={8} y={36} />;
const hand = (x: number, y: number) => (
  <path d={`M${x} ${y + 22}v-14c0-4 6-4 6 0v-8c0-4 6-4 6 0v8M${x + 12} ${y + 8}c0-4 6-4 6 0v14`} />
);
const sheet = <path d="M54 14h44v56H54z" />;
const phone = <rect x="58" y="12" width="32" height="60" rx="5" />;
const tablet = <rect x="48" y="10" width="50" height="64" rx="6" />;
const monitor = <path d="M20 12h80v50H20zM60 62v12M42 78h36" />;
const bright = <path d="M60 2v4M14 8l4 4M106 8l-4 4" />;
const scissors = (
  <>
    <circle cx="98" cy="66" r="6" />
    <circle cx="110" cy="52" r="6" />
    <path d="M94 61L76 36M105 49L74 42" />
  </>
);
/** A face with holes for the eyes and the mouth. */
const holes = (x: number, y: number, r: number) => (
  <>
    <ellipse cx={x} cy={y} rx={r * 0.78} ry={r} />
    <ellipse cx={x - r * 0.35} cy={y - r * 0.15} rx={r * 0.2} ry={r * 0.14} />
    <ellipse cx={x + r * 0.35} cy={y - r * 0.15} rx={r * 0.2} ry={r * 0.14} />
    <path d={`M${x - r * 0.3} ${y + r * 0.5}h${r * 0.6}`} />
  </>
);
const turning = <Arrow d="M34 14c14-10 38-10 52 0" head="M86 14l-9-1M86 14l-2-9M34 14l9-1M34 14l2-9" />;

const drawings = {
  own: (
    <>
      {camera}
      <Face x={82} y={40} r={22} />
      <path d="M38 44h14M46 38l6 6-6 6" />
    </>
  ),
  print: (
    <>
      <path d="M20 40h60v26H20zM30 40V20h40v20" />
      <path d="M32 56h36v26H32z" />
      <Face x={50} y={69} r={9} />
      <path d="M88 60h18M100 54l6 6-6 6" />
    </>
  ),
  printLarge: (
    <>
      {sheet}
      <Face x={76} y={42} r={22} />
      <Bust x={26} y={36} r={20} />
    </>
  ),
  holdSheet: (
    <>
      {camera}
      {sheet}
      <Face x={76} y={40} r={17} />
      {hand(68, 62)}
    </>
  ),
  cutHoles: (
    <>
      <path d="M14 8h52v74H14z" />
      {holes(40, 42, 26)}
      {scissors}
    </>
  ),
  behindSheet: (
    <>
      <path d="M38 12h44v52H38z" />
      {holes(60, 38, 20)}
      <path d="M24 86c2-14 10-18 18-20M96 86c-2-14-10-18-18-20" />
      {hand(26, 40)}
    </>
  ),
  playPhone: (
    <>
      <rect x="44" y="10" width="32" height="64" rx="5" />
      <Face x={60} y={42} r={15} />
      {bright}
    </>
  ),
  playTablet: (
    <>
      <rect x="34" y="10" width="52" height="68" rx="6" />
      <Face x={60} y={44} r={22} />
      {bright}
    </>
  ),
  playMonitor: (
    <>
      {monitor}
      <Face x={60} y={37} r={20} />
      {bright}
    </>
  ),
  holdPhone: (
    <>
      {camera}
      {phone}
      <Face x={74} y={40} r={13} />
      {hand(66, 62)}
    </>
  ),
  holdTablet: (
    <>
      {camera}
      {tablet}
      <Face x={73} y={40} r={19} />
      {hand(66, 62)}
    </>
  ),
  facingMonitor: (
    <>
      {camera}
      <path d="M50 12h62v46H50zM81 58v14M66 76h30" />
      <Face x={81} y={35} r={17} />
    </>
  ),
  moveCamera: (
    <>
      <Camera x={8} y={38} />
      <Arrow d="M20 28c4-14 14-16 24-14" head="M44 14l-7-5M44 14l-7 5" />
      <Arrow d="M20 62c4 14 14 16 24 14" head="M44 76l-7 5M44 76l-7-5" />
      <path d="M62 20h50v40H62zM87 60v12M74 76h26" />
      <Face x={87} y={40} r={14} />
    </>
  ),
  cutMask: (
    <>
      <g strokeDasharray="5 5">
        <ellipse cx="44" cy="44" rx="28" ry="36" />
      </g>
      {holes(44, 44, 26)}
      {scissors}
    </>
  ),
  wearPaper: (
    <>
      <Bust x={60} y={36} r={24} />
      <path d="M42 20c10-6 26-6 36 0v30c-8 12-28 12-36 0zM42 34l-8 2M78 34l8 2" />
      <path d="M52 32h4M64 32h4M54 46h12" />
    </>
  ),
  rigid: (
    <>
      <path d="M34 12c16-8 36-8 52 0 6 34-6 62-26 68-20-6-32-34-26-68z" />
      <path d="M44 34h10M66 34h10M60 40v12l-5 4M50 64h20" />
    </>
  ),
  wearRigid: (
    <>
      <Bust x={60} y={36} r={24} />
      <path d="M44 18c10-5 22-5 32 0 3 20-4 36-16 40-12-4-19-20-16-40z" />
      <path d="M52 34h.01M68 34h.01" strokeWidth="5" />
    </>
  ),
  soft: (
    <>
      <path d="M36 26c0-28 48-28 48 0 2 12-2 22-6 30l6 24c-16 6-32 6-48 0l6-24c-4-8-8-18-6-30z" />
      <path d="M46 36h10M64 36h10M52 56h16M44 70c10 4 22 4 32 0" />
    </>
  ),
  wearSoft: (
    <>
      <Face x={60} y={46} r={26} />
      <path d="M38 40c0-30 44-30 44 0" />
      <Arrow d="M22 18v26" head="M22 44l-5-6M22 44l5-6" />
      <Arrow d="M98 18v26" head="M98 44l-5-6M98 44l5-6" />
    </>
  ),
  makeup: (
    <>
      <Face x={46} y={44} r={28} />
      <path d="M30 52l8 8M28 46l10 10M72 62l30-38 6 5-32 36z" />
    </>
  ),
  madeUp: (
    <>
      <Face x={60} y={42} r={28} />
      <path d="M42 46l8 8M40 40l10 10M78 46l-8 8M80 40L70 50M50 32l-6-2M70 32l6-2M54 57c4-3 8-3 12 0" />
    </>
  ),
  cover: (
    <>
      <path d="M10 30h20c2 14-2 18-10 18s-12-4-10-18zM34 30h20c2 14-2 18-10 18s-12-4-10-18zM30 32h4M54 32h8" />
      <path d="M70 24c12-8 24-8 40 0l-6 34c-10 8-18 8-28 0z" />
    </>
  ),
  covered: (
    <>
      <Face x={60} y={42} r={28} />
      <path d="M39 46c14-6 28-6 42 0l-4 18c-8 10-26 10-34 0z" />
      <path d="M44 54l8 8M52 50l14 16M62 48l12 14" strokeWidth="1.5" />
    </>
  ),
  describe: (
    <>
      <path d="M16 18h64v44H40l-14 14V62H16z" />
      <path d="M28 32h40M28 44h28M90 70l18-34 6 4-20 32-6 4z" />
    </>
  ),
  turnIt: (
    <>
      {turning}
      <path d="M42 24l36 6v46l-36 6z" />
      <Face x={60} y={53} r={15} />
    </>
  ),
  turnHead: (
    <>
      {turning}
      <Bust x={60} y={46} r={18} />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type AttackDrawing = keyof typeof drawings;
export const attackDrawings: Record<AttackDrawing, ReactNode> = drawings;
