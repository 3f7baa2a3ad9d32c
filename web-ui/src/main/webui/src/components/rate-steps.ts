/** Five steps of a rate, which have a colour each, the same everywhere. */
export const STEPS = [0.05, 0.1, 0.2, 0.4] as const;
export const stepOf = (rate: number): number => STEPS.filter((from) => rate >= from).length + 1;
