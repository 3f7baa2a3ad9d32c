import { Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type Props = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> };

function AnchorButton({ ref, children, ...props }: Props) {
  return (
    <Button ref={ref} component="a" {...props}>
      {children}
    </Button>
  );
}

/** Goes to a page and looks like a button; its address is checked against the routes. */
export const LinkButton = createLink(AnchorButton);
