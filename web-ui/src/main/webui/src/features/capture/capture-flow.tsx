import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useReducer, useRef, useState } from "react";
import { Waiting } from "@/components/waiting";
import { answer, api } from "@/lib/api/client";
import type { MyCampaign } from "@/lib/api/views";
import { MY_CAMPAIGNS } from "@/lib/my-campaigns";
import { holdsTake, start, step } from "./capture-state";
import { LeaveQuestion } from "./leave-question";
import { Finished } from "./finished";
import { BlockedStep, PermissionStep } from "./permission-step";
import { prescribedBy } from "./prescribed";
import type { Recorded } from "./recorder";
import { ResultStep } from "./result-step";
import { ReviewStep } from "./review-step";
import type { TakeStore } from "./take-store";
import { UploadStep } from "./upload-step";
import { useCamera } from "./use-camera";
import { useFaceGuide } from "./use-face-guide";

const steps = () => import("./camera-steps");
const CheckStep = lazy(() => steps().then(({ CheckStep: step }) => ({ default: step })));
const MeansStep = lazy(() => steps().then(({ MeansStep: step }) => ({ default: step })));
const AlignStep = lazy(() => steps().then(({ AlignStep: step }) => ({ default: step })));
const RecordStep = lazy(() => steps().then(({ RecordStep: step }) => ({ default: step })));

export function CaptureFlow({ campaign }: { campaign: MyCampaign }) {
  const client = useQueryClient();
  const [state, send] = useReducer(step, start);
  const [store, setStore] = useState<TakeStore | null>(null);
  const [sound, setSound] = useState(true);
  const session = state.at === "means" || state.at === "align" || state.at === "record" ? state.session : null;
  const prescribed = session?.prescribed ?? prescribedBy(campaign);
  const stopRef = useRef<(() => void) | null>(null);
  const camera = useCamera(campaign.camera === "phone_rear" ? "environment" : "user", send);

  // The camera is up by then, and nothing waits for the guide.
  const guide = useFaceGuide(camera.stream !== null);

  useEffect(() => {
    let current = true;
    void steps();
    void import("./take-store").then(async ({ TakeStore }) => {
      const opened = TakeStore.of(campaign.id);
      const found = await restore(opened);
      if (!current) return;
      setStore(opened);
      send(found);
    });
    return () => {
      current = false;
    };
  }, [campaign.id]);

  const recorded = useCallback(
    async ({ blob, type, ms, cause }: Recorded) => {
      if (state.at !== "record" || camera.stream === null || store === null) return;
      if (blob.size === 0) return send({ type: "nothingRecorded" });
      const { id: sessionId, expiresAt } = state.session;
      const take = await store.keep({ blob, type, ms, cause, sessionId, expiresAt }, camera.stream);
      send({ type: "recorded", take });
    },
    [state, camera.stream, store],
  );
  const arrived = useCallback(() => {
    store?.forget();
    camera.close();
    send({ type: "arrived" });
    void client.invalidateQueries({ queryKey: MY_CAMPAIGNS });
  }, [store, camera, client]);

  const again = () => {
    void store?.discard();
    send({ type: "again" });
  };
  // A take that is still here can be sent all the same; only new ones are not asked for any more.
  const over =
    campaign.state === "closed" || campaign.state === "paused" ? campaign.state : campaign.left <= 0 ? "allDone" : null;
  const align = state.at === "align" || state.at === "record";
  return (
    <>
      <LeaveQuestion asks={holdsTake(state)} recording={state.at === "record"} onBlocked={() => stopRef.current?.()} />
      {state.at === "restoring" && <Waiting />}
      {state.at === "permission" && over !== null && <Finished why={over} />}
      {((state.at === "permission" && over === null) || (align && camera.stream === null)) && (
        <PermissionStep opening={camera.opening} onOpen={() => camera.open()} />
      )}
      {state.at === "blocked" && (
        <BlockedStep trouble={state.trouble} opening={camera.opening} onRetry={() => camera.open()} />
      )}
      <Suspense fallback={<Waiting />}>
        {state.at === "check" && camera.stream !== null && (
          <CheckStep
            campaign={campaign}
            prescribed={prescribed}
            stream={camera.stream}
            onCamera={camera.open}
            onReady={(session, withSound) => {
              setSound(withSound);
              const asks = campaign.varied && session.declaredKind === "attack";
              send({ type: "sessionOpened", session, asks });
            }}
          />
        )}
        {state.at === "means" && (
          <MeansStep session={state.session} onReady={(session) => send({ type: "meansSaid", session })} />
        )}
        {state.at === "align" && camera.stream !== null && (
          <AlignStep
            stream={camera.stream}
            prescribed={prescribed}
            attack={state.session.prescribedKind === "attack"}
            guide={guide}
            onReady={() => send({ type: "aligned" })}
            onBack={() => history.back()}
          />
        )}
        {state.at === "record" && camera.stream !== null && (
          <RecordStep
            stream={camera.stream}
            session={state.session}
            prescribed={prescribed}
            guide={guide}
            sound={sound}
            stopRef={stopRef}
            onRecorded={(result) => void recorded(result)}
            onFailed={() => send({ type: "neverStarted" })}
          />
        )}
      </Suspense>
      {state.at === "review" && (
        <ReviewStep take={state.take} found={state.found} onSend={() => send({ type: "send" })} onAgain={again} />
      )}
      {state.at === "upload" && store !== null && (
        <UploadStep take={state.take} store={store} onArrived={arrived} onBack={() => send({ type: "keepForLater" })} />
      )}
      {state.at === "result" && (
        <ResultStep
          sessionId={state.sessionId}
          left={campaign.left}
          contact={campaign.contact}
          onNext={() => send({ type: "next" })}
        />
      )}
    </>
  );
}

/** What this browser still holds of the campaign, compared with what the server knows of it. */
async function restore(store: TakeStore) {
  const kept = await store.kept();
  if (kept === null) return { type: "nothingKept" } as const;
  try {
    const { state } = await answer(
      api.GET("/api/capture/sessions/{id}", { params: { path: { id: kept.take.sessionId } } }),
    );
    if (state === "UPLOADED" || state === "ACCEPTED" || state === "REJECTED") {
      store.forget();
      return { type: "alreadySent", sessionId: kept.take.sessionId } as const;
    }
  } catch {
    // Offline, or the session is gone: the take is shown all the same, and sending it says what is wrong.
  }
  return { type: "takeFound", ...kept } as const;
}
