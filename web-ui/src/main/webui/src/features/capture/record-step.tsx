import { Button, Progress } from "@mantine/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { StepTitle } from "@/components/step-title";
import type { CaptureSession, Prompt } from "@/lib/api/views";
import { useAdviceMessages } from "./advice-messages";
import classes from "./capture.module.css";
import { Cues } from "./cues";
import type { FaceGuide } from "./face-guide";
import { useCaptureMessages } from "./messages";
import { FacePlace, Preview } from "./preview";
import type { Prescribed } from "./prescribed";
import { momentAt, type Moment } from "./prompt-timeline";
import { Recorder, type Recorded } from "./recorder";
import { useCameraScreen } from "./use-camera-screen";
import { useFurther } from "./use-face-guide";

type Props = {
  stream: MediaStream;
  session: CaptureSession;
  prescribed: Prescribed;
  guide: FaceGuide | null;
  sound: boolean;
  stopRef: { current: (() => void) | null };
  onRecorded: (recorded: Recorded) => void;
  onFailed: () => void;
};

const COUNT_FROM = 3;
const TICK_MS = 50;

const faces = {
  left: { arrow: "←", text: "turnLeft", caption: "captionLeft" },
  right: { arrow: "→", text: "turnRight", caption: "captionRight" },
  centre: { arrow: "•", text: "turnCentre", caption: "captionCentre" },
} as const satisfies Record<Prompt["turn"], object>;

export function RecordStep({ stream, session, prescribed, guide, sound, stopRef, onRecorded, onFailed }: Props) {
  const t = useCaptureMessages();
  const advise = useAdviceMessages();
  useCameraScreen();
  const [count, setCount] = useState(COUNT_FROM);
  const [moment, setMoment] = useState<Moment | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const recorderRef = useRef<Recorder | null>(null);
  const tell = useEffectEvent(onRecorded);
  const fail = useEffectEvent(onFailed);

  useEffect(() => {
    const cues = new Cues(sound);
    const recorder = new Recorder(stream, session);
    recorderRef.current = recorder;
    stopRef.current = () => recorder.stop("stopped");
    let left = COUNT_FROM;
    let shown = 0;
    let ticking: ReturnType<typeof setInterval> | undefined;
    let mounted = true;

    const tick = () => {
      const now = momentAt(session.prompts, session.recordMs, recorder.elapsedMs);
      if (now.position !== shown) {
        shown = now.position;
        if (now.prompt) cues.give(now.prompt.turn);
      }
      setMoment(now);
      if (now.over) recorder.stop("done");
    };
    const counting = setInterval(() => {
      left -= 1;
      setCount(left);
      if (left > 0) return;
      clearInterval(counting);
      if (!stream.active) return fail();
      recorder.start(() => {
        ticking = setInterval(tick, TICK_MS);
      });
    }, 1000);
    const onHidden = () => {
      if (document.visibilityState === "hidden") recorder.stop("hidden");
    };
    const onRotated = () => recorder.stop("rotated");
    document.addEventListener("visibilitychange", onHidden);
    screen.orientation?.addEventListener("change", onRotated);
    void recorder.finished.then((result) => {
      if (mounted) tell(result);
    });
    return () => {
      mounted = false;
      clearInterval(counting);
      clearInterval(ticking);
      document.removeEventListener("visibilitychange", onHidden);
      screen.orientation?.removeEventListener("change", onRotated);
      recorder.stop("stopped");
      stopRef.current = null;
      cues.close();
    };
  }, [stream, session, sound, stopRef]);

  const prompt = moment?.prompt ?? null;
  const further = useFurther(guide, video, prompt, (moment?.share ?? 0) * session.recordMs);
  const face = prompt === null ? null : faces[prompt.turn];
  return (
    <section className={classes.screen}>
      <StepTitle>{t("recordTitle")}</StepTitle>
      <div className={classes.stage}>
        <Preview stream={stream} label={t("preview")} video={video} />
        <FacePlace prescribed={prescribed} solid />
        {count > 0 && (
          <div className={classes.count} role="status">
            <span className="visually-hidden">{t("recordingIn")}</span>
            {count}
          </div>
        )}
      </div>
      <div className={classes.caption} role="alert" data-prompt={prompt?.turn ?? "none"}>
        <div className={classes.arrow} aria-hidden>
          {face?.arrow ?? ""}
        </div>
        <div className={classes.prompt}>{face === null ? t("ready") : t(face.text)}</div>
        {sound && face !== null && (
          <div className={classes.sound} aria-hidden>
            ♪ {t(face.caption)}
          </div>
        )}
      </div>
      <div className={classes.hint} role="status">
        {further ? advise("further") : ""}
      </div>
      <Progress
        w="100%"
        maw={720}
        value={(moment?.share ?? 0) * 100}
        aria-label={t("progressLabel")}
        transitionDuration={0}
      />
      <div>{t("nonce", { nonce: session.nonce })}</div>
      <div aria-hidden>{moment !== null && t("progress", { position: moment.position, total: moment.total })}</div>
      <Button size="lg" variant="outline" disabled={count > 0} onClick={() => recorderRef.current?.stop("stopped")}>
        {t("stop")}
      </Button>
    </section>
  );
}
