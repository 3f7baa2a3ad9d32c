import type { ReactNode } from "react";

/** A plain line drawing beside words that say the same, hidden from screen readers. It takes the colour of the text. */
export function Drawing({ children, className }: { children: ReactNode; className: string | undefined }) {
  return (
    <svg
      className={className}
      viewBox="0 0 120 90"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {children}
    </svg>
  );
}

type At = { x: number; y: number };

/** Head and shoulders, `r` high from the middle of the face to the chin. */
export function Bust({ x, y, r }: At & { r: number }) {
  const [side, rise] = [r * 1.7, r * 1.15];
  return (
    <>
      <ellipse cx={x} cy={y} rx={r * 0.78} ry={r} />
      <path d={`M${x - side} ${y + 2.3 * r}c0-${r} ${r}-${rise} ${side}-${rise}s${side} ${rise - r} ${side} ${rise}`} />
    </>
  );
}

/** A face alone, with eyes and mouth. */
export function Face({ x, y, r }: At & { r: number }) {
  return (
    <>
      <ellipse cx={x} cy={y} rx={r * 0.78} ry={r} />
      <path
        d={
          `M${x - r * 0.35} ${y - r * 0.15}h.01M${x + r * 0.35} ${y - r * 0.15}h.01` +
          `M${x - r * 0.3} ${y + r * 0.45}q${r * 0.3} ${r * 0.25} ${r * 0.6} 0`
        }
      />
    </>
  );
}

/** A camera that looks to the right. */
export function Camera({ x, y }: At) {
  return <path d={`M${x} ${y}h18v16h-18zM${x + 18} ${y + 6}l8-5v14l-8-5z`} />;
}

export function Arrow({ d, head }: { d: string; head: string }) {
  return (
    <>
      <path d={d} />
      <path d={head} />
    </>
  );
}
