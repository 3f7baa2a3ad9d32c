import { Group, Title } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";

let shown = 0;

type Props = { title: string; actions?: ReactNode; narrow?: boolean; children?: ReactNode };

/**
 * A page's heading takes the focus when the route changes, so that a screen reader says where it is; not on the first
 * load.
 */
export function Page({ title, actions, narrow = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shown > 0) heading.current?.focus();
    shown += 1;
  }, []);
  useEffect(() => {
    document.title = `${title} · Scotoma`;
  }, [title]);
  return (
    <div style={narrow ? { maxInlineSize: 640, marginInline: "auto" } : undefined}>
      <Group justify="space-between" mb="lg">
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </div>
  );
}
