import { CloseButton, Title } from "@mantine/core";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useComponentMessages } from "./messages";
import classes from "./dialog.module.css";

type Props = {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: "md" | "lg";
  children: ReactNode;
};

/**
 * The browser's own modal dialog: it takes the focus, keeps it and gives it back. What has data-autofocus is where
 * somebody begins.
 */
export function Dialog({ opened, onClose, title, size = "md", children }: Props) {
  const t = useComponentMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || !opened) return;
    element.showModal();
    element.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => element.close();
  }, [opened]);
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      data-size={size}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {opened && (
        <>
          <div className={classes.head}>
            <Title order={2} id={titleId}>
              {title}
            </Title>
            <CloseButton aria-label={t("close")} size={44} onClick={onClose} />
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
