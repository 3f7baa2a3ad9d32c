import type { ReactNode } from "react";
import { Bust } from "./drawing";
import type { Instruction } from "./prescribed";

const picture = <rect x="16" y="8" width="88" height="74" rx="4" />;
const person = <Bust x={60} y={40} r={14} />;
const phone = <rect x="42" y="8" width="36" height="74" rx="6" />;

/** A window with light coming out of it. */
const window = (x: number) => <path d={`M${x} 12h22v34h-22zM${x + 11} 12v34M${x} 29h22`} />;

export const instructionDrawings: Record<Instruction, ReactNode> = {
  camera_laptop: (
    <>
      <rect x="28" y="14" width="64" height="44" rx="3" />
      <path d="M16 72h88l-10-14h-68zM60 19h.01" />
      <Bust x={60} y={34} r={7} />
    </>
  ),
  camera_phone_front: (
    <>
      {phone}
      <path d="M60 15h.01" strokeWidth="5" />
      <Bust x={60} y={40} r={8} />
    </>
  ),
  camera_phone_rear: (
    <>
      {phone}
      <circle cx="52" cy="20" r="4" />
      <circle cx="52" cy="32" r="4" />
      <path d="M66 18h.01" />
    </>
  ),
  camera_tablet: (
    <>
      <rect x="30" y="8" width="60" height="74" rx="6" />
      <path d="M60 14h.01" strokeWidth="4" />
      <Bust x={60} y={40} r={10} />
    </>
  ),
  camera_external: (
    <>
      <circle cx="60" cy="34" r="20" />
      <circle cx="60" cy="34" r="8" />
      <path d="M60 54v12M40 78c0-16 40-16 40 0z" />
    </>
  ),
  environment_indoor: (
    <>
      <path d="M18 44l42-32 42 32M28 38v44h64V38" />
      <Bust x={60} y={52} r={10} />
    </>
  ),
  environment_outdoor: (
    <>
      <path d="M26 82V58M26 22c-16 14-12 36 0 36s16-22 0-36zM10 82h100" />
      <circle cx="98" cy="20" r="8" />
      <Bust x={66} y={48} r={11} />
    </>
  ),
  environment_vehicle: (
    <>
      <path d="M8 64v-14l20-4 16-22h36l16 24 16 4v12zM44 24v22M28 46h84" />
      <circle cx="34" cy="66" r="9" />
      <circle cx="88" cy="66" r="9" />
      <path d="M64 38a5 6 0 1 0 .01 0" />
    </>
  ),
  lightLevel_dark: (
    <>
      {person}
      <path d="M96 10a11 11 0 1 0 10 17a13 13 0 0 1-10-17z" />
      <path d="M12 8L4 16M28 8L4 32M12 40L4 48M28 40L4 64M116 58l-10 10M116 74l-8 8" strokeWidth="1.5" />
    </>
  ),
  lightLevel_normal: (
    <>
      {person}
      <path d="M88 20l6-12h12l6 12zM100 20v3" />
    </>
  ),
  lightLevel_strong: (
    <>
      {person}
      <circle cx="24" cy="22" r="9" />
      <path d="M24 4v4M24 36v4M6 22h4M38 22h4M11 9l3 3M37 9l-3 3M11 35l3-3M37 35l-3-3" />
      <circle cx="96" cy="22" r="9" />
      <path d="M96 4v4M96 36v4M78 22h4M110 22h4M83 9l3 3M109 9l-3 3M83 35l3-3M109 35l-3-3" />
    </>
  ),
  lightDir_even: (
    <>
      {person}
      <path d="M20 12l12 8M10 36h14M20 60l12-6M100 12l-12 8M110 36H96M100 60l-12-6" />
    </>
  ),
  lightDir_side: (
    <>
      {person}
      {window(6)}
      <path d="M32 30h12M32 20l12 5M32 42l12-4" />
      <path d="M66 28l4 4M64 36l7 7M62 46l6 6" strokeWidth="1.5" />
    </>
  ),
  lightDir_back: (
    <>
      <path d="M28 6h64v54M28 6v54M60 6v18M28 34h18M74 34h18" />
      <path d="M36 14l6 6M84 14l-6 6M34 50l8-4M86 50l-8-4" />
      {person}
      <path d="M52 36l10-10M51 46l17-17M56 52l13-13" strokeWidth="1.5" />
    </>
  ),
  distance_near: (
    <>
      {picture}
      <ellipse cx="60" cy="42" rx="23" ry="30" />
      <path d="M22 82c2-8 10-10 18-12M98 82c-2-8-10-10-18-12" />
    </>
  ),
  distance_mid: (
    <>
      {picture}
      <Bust x={60} y={38} r={16} />
    </>
  ),
  distance_far: (
    <>
      {picture}
      <Bust x={60} y={46} r={7} />
      <path d="M54 62l-2 18M66 62l2 18" />
    </>
  ),
};
