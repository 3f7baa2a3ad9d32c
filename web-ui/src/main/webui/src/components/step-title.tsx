import { Title } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";

/** The heading of a step inside a page; a new step takes the focus there. */
export function StepTitle({ children, order = 2 }: { children: ReactNode; order?: 1 | 2 }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Title order={order} ref={heading} tabIndex={-1} mb="sm">
      {children}
    </Title>
  );
}
