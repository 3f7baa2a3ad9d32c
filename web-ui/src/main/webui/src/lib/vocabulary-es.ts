import type { VocabularyMessages } from "./vocabulary-en";

export const es: VocabularyMessages = {
  print: "Foto impresa",
  print_cut: "Foto impresa con agujeros recortados",
  replay_phone: "Pantalla de teléfono",
  replay_tablet: "Pantalla de tableta",
  replay_monitor: "Pantalla de ordenador",
  mask_paper: "Máscara de papel",
  mask_rigid: "Máscara rígida",
  mask_soft: "Máscara blanda",
  makeup: "Maquillaje",
  partial: "Parte de la cara cubierta",
  other: "Otra cosa",
  low: "Baja",
  medium: "Media",
  high: "Alta",
  indoor: "En interior",
  outdoor: "Al aire libre",
  vehicle: "En un vehículo",
};
