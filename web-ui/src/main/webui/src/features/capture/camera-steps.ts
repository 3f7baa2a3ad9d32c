// The steps with a picture, loaded while somebody reads the first one: none of them is shown before the camera is open.
export { AlignStep } from "./align-step";
export { CheckStep } from "./check-step";
export { RecordStep } from "./record-step";
export { MeansStep } from "./means-step";
