import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { StepTitle } from "@/components/step-title";
import classes from "./capture.module.css";
import { useCaptureMessages } from "./messages";
import { Oval, Preview } from "./preview";
import { useCameraScreen } from "./use-camera-screen";

const HINTS = ["hintDistance", "hintCentre", "hintLight"] as const;
const HOLD_MS = 3000;

/** Without a face model the hints go by time; nobody is kept from recording. */
export function AlignStep({
  stream,
  onReady,
  onBack,
}: {
  stream: MediaStream;
  onReady: () => void;
  onBack: () => void;
}) {
  const t = useCaptureMessages();
  useCameraScreen();
  const [hint, setHint] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setHint((n) => Math.min(n + 1, HINTS.length - 1)), HOLD_MS);
    return () => clearInterval(timer);
  }, []);
  const key = HINTS[hint] ?? "hintLight";
  return (
    <section className={classes.screen}>
      <StepTitle>{t("alignTitle")}</StepTitle>
      <div className={classes.stage}>
        <Preview stream={stream} label={t("preview")} />
        <Oval solid={false} />
      </div>
      <div className={classes.caption} role="status">
        {t(key)}
      </div>
      <div className={classes.row}>
        <Button size="lg" onClick={onReady}>
          {t("recordAnyway")}
        </Button>
        <Button size="lg" variant="outline" onClick={onBack}>
          {t("cancel")}
        </Button>
      </div>
    </section>
  );
}
