import { Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { PortraitSheet } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { squareOf } from "./sheet";
import classes from "./sessions.module.css";

type Props = {
  sessionId: string;
  sheet: UseQueryResult<PortraitSheet | null>;
  /** The frame that is pointed at; nothing while there is none. */
  atMs: number | null;
  score: number | null;
  blur: boolean;
};

/** The face in one frame, cut out of the sheet. */
export function FrameFace({ sessionId, sheet, atMs, score, blur }: Props) {
  const { format } = useLocale();
  if (atMs === null) return null;
  if (sheet.data == null)
    return (
      <Text size="sm" c="dimmed">
        {sheet.data === null ? "No picture of the frames was kept." : "The pictures of the frames are being made."}
      </Text>
    );
  const { columns, side, atMs: times } = sheet.data;
  const square = squareOf(sheet.data, atMs);
  const rows = Math.ceil(times.length / columns);
  const at = format.seconds(times[square.index] ?? atMs);
  const told = score === null ? at : `${at}, spoof score ${format.score(score)}`;
  return (
    <figure style={{ margin: 0 }}>
      <div className={classes.clip} style={{ inlineSize: side }}>
        <div
          role="img"
          aria-label={`The face at ${told}`}
          className={classes.frame}
          data-blurred={blur || undefined}
          data-square={square.index}
          style={{
            backgroundImage: `url("/api/blindspot/sessions/${sessionId}/faces")`,
            backgroundSize: `${columns * side}px ${rows * side}px`,
            backgroundPosition: `${-square.column * side}px ${-square.row * side}px`,
          }}
        />
      </div>
      <figcaption>
        <Text size="sm">At {told}</Text>
      </figcaption>
    </figure>
  );
}
