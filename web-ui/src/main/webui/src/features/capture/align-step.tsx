import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { StepTitle } from "@/components/step-title";
import { content } from "./advice";
import { useAdviceMessages } from "./advice-messages";
import classes from "./capture.module.css";
import type { FaceGuide } from "./face-guide";
import { Instructions } from "./instructions";
import { useCaptureMessages } from "./messages";
import { FacePlace, Preview } from "./preview";
import type { Prescribed } from "./prescribed";
import { useCameraScreen } from "./use-camera-screen";
import { useHint } from "./use-face-guide";

type Props = {
  stream: MediaStream;
  prescribed: Prescribed;
  /** Whether an instrument is shown in the place of the face. */
  attack: boolean;
  guide: FaceGuide | null;
  onReady: () => void;
  onBack: () => void;
};

/** How long somebody may try to follow the advice before the page offers to go on without. */
const PATIENCE_MS = 6000;

/**
 * Says and draws what is prescribed, and beyond that only to be in the picture. With a guide it says what is seen to be
 * missing; nobody waits for the guide, and nobody is kept from recording by what it says.
 */
export function AlignStep({ stream, prescribed, attack, guide, onReady, onBack }: Props) {
  const t = useCaptureMessages();
  const advise = useAdviceMessages();
  useCameraScreen();
  const video = useRef<HTMLVideoElement>(null);
  const { hint, failed } = useHint(guide, video, prescribed);
  // What is once offered stays: nothing vanishes under a finger.
  const [offered, setOffered] = useState(guide === null);
  useEffect(() => {
    const timer = setTimeout(() => setOffered(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const aligned = hint !== null && content(hint);
  if ((aligned || failed) && !offered) setOffered(true);
  return (
    <section className={classes.screen}>
      <StepTitle>{t("alignTitle")}</StepTitle>
      <Instructions prescribed={prescribed} />
      <div className={classes.stage}>
        <Preview stream={stream} label={t("preview")} video={video} />
        <FacePlace prescribed={prescribed} solid={aligned} />
      </div>
      <div className={classes.hint} role="status" data-hint={hint ?? "none"}>
        {hint === null ? t(attack ? "hintShown" : "hintFace") : advise(hint)}
      </div>
      <div className={classes.row}>
        {offered && (
          <Button size="lg" onClick={onReady}>
            {aligned ? t("record") : t("recordAnyway")}
          </Button>
        )}
        <Button size="lg" variant="outline" onClick={onBack}>
          {t("cancel")}
        </Button>
      </div>
    </section>
  );
}
