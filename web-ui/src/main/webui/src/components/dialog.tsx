import { Group, Modal } from "@mantine/core";
import type { ReactNode } from "react";

type Props = {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: "md" | "lg";
  closeLabel?: string;
  children: ReactNode;
};

/** A modal dialog without a header landmark of its own, and without motion. It takes the focus and gives it back. */
export function Dialog({ opened, onClose, title, size = "md", closeLabel = "Close", children }: Props) {
  return (
    <Modal.Root opened={opened} onClose={onClose} centered size={size} transitionProps={{ duration: 0 }}>
      <Modal.Overlay transitionProps={{ duration: 0 }} />
      <Modal.Content>
        <Modal.Body p="lg">
          <Group justify="space-between" mb="md" wrap="nowrap">
            <Modal.Title fz="lg" fw={700}>
              {title}
            </Modal.Title>
            <Modal.CloseButton aria-label={closeLabel} size={44} />
          </Group>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
