import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import type { Prompt } from "@/lib/api/views";
import { adviceOn, furtherAsked, hold, type Held, type Hint } from "./advice";
import { openFaceGuide, type FaceGuide, type SeenFace } from "./face-guide";
import type { Prescribed } from "./prescribed";

type Video = RefObject<HTMLVideoElement | null>;
type Connection = { saveData?: boolean };

const PAUSE_MS = 150;
/** While somebody records, the recording comes first: the guide rests three times as long as it works. */
const REST = 3;
const REST_MS = 400;
/** A head takes this long to follow a prompt. */
const FOLLOW_MS = 900;

/** The guide of the page, fetched once it is wanted and nobody has asked to save data; null until then and without. */
export function useFaceGuide(wanted: boolean, open: () => Promise<FaceGuide> = openFaceGuide): FaceGuide | null {
  const [guide, setGuide] = useState<FaceGuide | null>(null);
  useEffect(() => {
    const connection = (navigator as Navigator & { connection?: Connection }).connection;
    if (!wanted || connection?.saveData === true) return undefined;
    let left = false;
    let opened: FaceGuide | null = null;
    open().then(
      (found) => {
        opened = found;
        if (left) found.close();
        else setGuide(found);
      },
      // Without it the page is as it was: what is prescribed is drawn all the same.
      (error: unknown) => console.warn("There is no face guide here.", error),
    );
    return () => {
      left = true;
      opened?.close();
      setGuide(null);
    };
  }, [wanted, open]);
  return guide;
}

/** Looks again and again until the step is left, or the guide fails. */
function useLooks(
  guide: FaceGuide | null,
  video: Video,
  rest: number,
  onSeen: (face: SeenFace | null) => void,
  onFailed: () => void = () => undefined,
) {
  const tell = useEffectEvent(onSeen);
  const fail = useEffectEvent(onFailed);
  useEffect(() => {
    if (guide === null) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const round = async () => {
      const began = performance.now();
      const element = video.current;
      if (element !== null && element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        const face = await guide.look(element);
        if (over) return;
        tell(face);
      }
      const pause = rest === 0 ? PAUSE_MS : Math.max(REST_MS, rest * (performance.now() - began));
      timer = setTimeout(() => void round().catch(stop), pause);
    };
    const stop = (error: unknown) => {
      console.warn("The face guide has stopped.", error);
      if (!over) fail();
    };
    void round().catch(stop);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [guide, video, rest]);
}

/** What to say while somebody lines up; null as long as nothing was looked at, and after the guide has failed. */
export function useHint(guide: FaceGuide | null, video: Video, prescribed: Prescribed) {
  const [held, setHeld] = useState<Held | null>(null);
  const [failed, setFailed] = useState(false);
  useLooks(
    guide,
    video,
    0,
    (face) => setHeld((before) => hold(before, adviceOn(face, prescribed), performance.now())),
    () => setFailed(true),
  );
  const hint: Hint | null = failed ? null : (held?.hint ?? null);
  return { hint, failed };
}

/** Whether to say that the head may turn further, a while after a prompt asked for it. */
export function useFurther(guide: FaceGuide | null, video: Video, prompt: Prompt | null, elapsedMs: number): boolean {
  const [straight, setStraight] = useState(0.5);
  const [further, setFurther] = useState(false);
  useLooks(guide, video, REST, (face) => {
    if (face === null) return setFurther(false);
    if (prompt === null) return setStraight(face.nose);
    return setFurther(elapsedMs - prompt.atMs > FOLLOW_MS && furtherAsked(prompt.turn, face.nose, straight));
  });
  return further && prompt !== null && prompt.turn !== "centre";
}
