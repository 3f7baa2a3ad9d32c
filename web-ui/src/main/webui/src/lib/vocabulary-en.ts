/** The values that participants choose from; a test holds that none is missing. */
export const en = {
  print: "Printed photo",
  print_cut: "Printed photo with holes cut in",
  replay_phone: "Phone screen",
  replay_tablet: "Tablet screen",
  replay_monitor: "Monitor",
  mask_paper: "Paper mask",
  mask_rigid: "Rigid mask",
  mask_soft: "Soft mask",
  makeup: "Make-up",
  partial: "Part of the face covered",
  other: "Something else",
  low: "Low",
  medium: "Medium",
  high: "High",
  indoor: "Indoor",
  outdoor: "Outdoor",
  vehicle: "Vehicle",
};

export type VocabularyMessages = Record<keyof typeof en, string>;
