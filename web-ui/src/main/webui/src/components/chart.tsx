import { Button, Group, Text } from "@mantine/core";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { saveFile, svgText } from "@/lib/files";

type Props = {
  finding: string;
  note: ReactNode;
  /** Without an ending. */
  file: string;
  csv: () => string;
  table: ReactNode;
  minHeight: number;
  /** Draws anew with every rendering; the library comes with the first one. */
  draw: (width: number) => Promise<Element>;
};

/** In pixels; where there is less room, the drawing scrolls. */
const NARROWEST = 288;

/**
 * A drawing with its finding as title, the same numbers as a table, and both as files. Marks with data-key keep the
 * focus when it is drawn again.
 */
export function Chart({ finding, note, file, csv, table, minHeight, draw }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const both = useMergedRef(holder, ref);
  const [asTable, setAsTable] = useState(false);

  useEffect(() => {
    if (asTable || width === 0) return;
    let current = true;
    void draw(Math.max(NARROWEST, width)).then((drawing) => {
      const element = holder.current;
      if (!current || element === null) return;
      const active = document.activeElement;
      const focused = active !== null && element.contains(active) ? active.getAttribute("data-key") : null;
      element.replaceChildren(drawing);
      if (focused !== null) element.querySelector<SVGElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    });
    return () => {
      current = false;
    };
  });

  return (
    <figure style={{ margin: 0, minInlineSize: 0 }} className="card">
      <figcaption>
        <Text fw={600}>{finding}</Text>
      </figcaption>
      {asTable ? table : <div ref={both} style={{ minBlockSize: minHeight, overflowX: "auto" }} />}
      <Text size="xs" c="dimmed" component="div">
        {note}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="outline" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          Table
        </Button>
        <Button size="xs" variant="outline" onClick={() => saveFile(`${file}.csv`, "text/csv", csv())}>
          CSV
        </Button>
        <Button
          size="xs"
          variant="outline"
          disabled={asTable}
          onClick={() => saveFile(`${file}.svg`, "image/svg+xml", svgText(holder.current))}
        >
          SVG
        </Button>
      </Group>
    </figure>
  );
}
