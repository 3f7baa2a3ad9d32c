import type { CSSProperties } from "react";

type Look = { glyph: string; color: string };

const looks = {
  genuine: { glyph: "●", color: "var(--sc-genuine)" },
  attack: { glyph: "▲", color: "var(--sc-attack)" },
  wrong: { glyph: "✕", color: "var(--sc-wrong)" },
  uncertain: { glyph: "▨", color: "var(--sc-uncertain)" },
  ok: { glyph: "✓", color: "var(--sc-ok)" },
  danger: { glyph: "!", color: "var(--sc-danger)" },
  plain: { glyph: "·", color: "var(--sc-muted)" },
} satisfies Record<string, Look>;

export type MarkKind = keyof typeof looks;

const base: CSSProperties = { display: "inline-flex", gap: 6, alignItems: "baseline", whiteSpace: "nowrap" };

/** A meaning by colour, glyph and word together, never by colour alone. */
export function Mark({ kind, children }: { kind: MarkKind; children: string }) {
  const { glyph, color } = looks[kind];
  return (
    <span style={base}>
      <span aria-hidden style={{ color, fontWeight: 700 }}>
        {glyph}
      </span>
      {children}
    </span>
  );
}

export function markOf(value: string | null | undefined): MarkKind {
  if (value === "genuine") return "genuine";
  if (value === "attack") return "attack";
  return "uncertain";
}
