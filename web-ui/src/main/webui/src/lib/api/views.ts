import type { Paths } from "./client";

type JsonOf<Responses> = {
  [Status in keyof Responses]: Responses[Status] extends { content: { "application/json": infer Body } } ? Body : never;
}[keyof Responses];

/** What a call answers with, by its path and method: the generated schema's own names stay out of the features. */
export type Answer<P extends keyof Paths, M extends keyof Paths[P]> = Paths[P][M] extends { responses: infer R }
  ? JsonOf<R>
  : never;

export type Sent<P extends keyof Paths, M extends keyof Paths[P]> = Paths[P][M] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : never;

export type Me = Answer<"/api/identity/me", "get">;
export type Account = Answer<"/api/identity/accounts", "get">[number];
export type Access = Answer<"/api/capture/accesses", "get">[number];
export type ScriptToken = Answer<"/api/identity/tokens", "get">[number];
export type Credentials = Answer<"/api/identity/accounts", "post">;

export type Invited = Answer<"/api/capture/invitations/{token}", "get">;
export type Redemption = Sent<"/api/capture/invitations/{token}/redemptions", "post">;
export type Withdrawal = Answer<"/api/capture/withdrawals/status", "post">;
export type MyCampaign = Answer<"/api/capture/my/campaigns", "get">[number];
export type LinkPreview = Answer<"/api/capture/depictions/{token}", "get">;
export type Depiction = Answer<"/api/capture/my/depictions", "get">[number];
export type CaptureSession = Answer<"/api/capture/sessions", "post">;
export type Prompt = CaptureSession["prompts"][number];
export type SessionResult = Answer<"/api/capture/sessions/{id}/result", "get">;
export type SessionSummary = Answer<"/api/capture/sessions/{id}/summary", "get">;
export type Tip = NonNullable<SessionResult["tip"]>;
export type Device = Sent<"/api/capture/sessions/{id}/upload", "post">["device"];
export type Campaign = Answer<"/api/capture/campaigns", "get">[number];
export type Cell = Answer<"/api/capture/campaigns/{id}/cells", "get">[number];
export type Coverage = Answer<"/api/capture/campaigns/{id}/coverage", "get">;
export type CampaignEvent = Answer<"/api/capture/campaigns/{id}/events", "get">[number];
export type NewCampaign = Sent<"/api/capture/campaigns", "post">;
export type NewCell = NonNullable<NewCampaign["cells"]>[number];
export type OpenObjection = Answer<"/api/capture/objections", "get">[number];
export type Report = Answer<"/api/capture/reports", "get">[number];
export type TruthReview = Answer<"/api/capture/reviews", "get">[number];

export type Attribute = Answer<"/api/labeling/attributes", "get">[number];
export type Claim = Answer<"/api/labeling/assignments/{id}/submission", "delete">;
export type LabelingProgress = Answer<"/api/labeling/my/progress", "get">;
export type ContestedTask = Answer<"/api/labeling/reviews", "get">[number];
export type Consensus = Answer<"/api/labeling/sessions/{id}/consensus", "get">[number];
export type Outlook = Answer<"/api/labeling/quality/outlook", "get">;
export type Agreements = Answer<"/api/labeling/quality/agreement", "get">;
export type Labelers = Answer<"/api/labeling/quality/labelers", "get">;
export type Confusion = Labelers["labelers"][number]["confusions"][number];
export type Disagreement = Answer<"/api/labeling/quality/disagreements", "get">[number];
export type SessionVote = Answer<"/api/labeling/quality/sessions/{id}/votes", "get">[number];
export type MyLabeling = Answer<"/api/labeling/my/labeling", "get">;
export type LabelerDetails = Answer<"/api/labeling/labelers/{id}", "get">;
export type Gold = Answer<"/api/labeling/gold", "get">[number];
export type BlindClip = Answer<"/api/labeling/gold/waiting", "get">[number];
export type Dataset = Answer<"/api/labeling/datasets", "get">[number];
export type Preview = Answer<"/api/labeling/datasets/preview", "post">;
export type DatasetSelection = NonNullable<Sent<"/api/labeling/datasets/preview", "post">["selection"]>;
export type Datasheet = Answer<"/api/labeling/datasets/{version}/datasheet", "get">;

export type Model = Answer<"/api/blindspot/models", "get">[number];
export type ModelDetails = Answer<"/api/blindspot/models/{id}", "get">;
export type Rescoring = Answer<"/api/blindspot/models/{id}/rescoring", "get">;
export type Registration = Answer<"/api/blindspot/registrations/{id}", "get">;
export type Evaluation = Answer<"/api/blindspot/evaluations/{iteration}", "get">;
export type Rate = Evaluation["changing"];
export type Comparison = Answer<"/api/blindspot/evaluations/{iteration}/against/{other}", "get">;
export type Difference = Comparison["differences"][number];
export type Inspection = Answer<"/api/blindspot/sessions/{id}/inspection", "get">;
export type Score = Answer<"/api/blindspot/sessions/{id}/scores", "get">[number];
export type MiningRun = Answer<"/api/blindspot/mining-runs", "get">[number];
export type MinedSubdomain = Answer<"/api/blindspot/mining-runs/{number}/subdomains", "get">[number];
export type HeatMap = Answer<"/api/blindspot/mining-runs/{number}/heat-map", "get">;
export type SessionPage = Answer<"/api/blindspot/sessions", "get">;
export type ListedSession = SessionPage["items"][number];
export type PortraitSheet = Answer<"/api/blindspot/sessions/{id}/portrait", "get">;
export type SessionBehind = Answer<"/api/blindspot/mining-runs/{number}/sessions", "get">["items"][number];
export type BlindSpot = Answer<"/api/blindspot/blind-spots/{id}", "get">;
export type CoverageGap = Answer<"/api/blindspot/mining-runs/{number}/coverage-gaps", "get">[number];
export type Confirmation = Answer<"/api/blindspot/blind-spots/{id}/confirmation", "get">;
export type Life = Answer<"/api/blindspot/blind-spots/{id}/life", "get">;
export type Retest = Life["retests"][number];
export type TradeOff = Answer<"/api/blindspot/mining-runs/{number}/trade-off", "get">;
