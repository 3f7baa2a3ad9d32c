/** What is said most often, each by one key; any other words are as good. */
export const REASONS = [
  "Clearly to be seen.",
  "To be seen for a moment.",
  "Nothing of it is to be seen.",
  "Cannot be told from this clip.",
] as const;
