import type { AttackStepMessages } from "./attack-steps-en";

export const es: AttackStepMessages = {
  steps: "Cómo se hace",
  own:
    "Haga una foto o un vídeo de su propia cara, o de la persona adulta que aceptó que se la muestre, mirando " +
    "de frente a la cámara.",
  print: "Imprímala en papel, tan grande como su cara si puede.",
  holdSheet: "Sostenga la hoja lisa delante de la cámara, sin que su cara real salga en la imagen.",
  turnIt: "Cuando se le diga que gire, gire lo que sostiene.",
  printLarge: "Imprímala tan grande como su cara.",
  cutHoles: "Recorte agujeros donde están los ojos y donde está la boca.",
  behindSheet:
    "Sosténgala pegada a la cara y mire a través. Cuando se le diga que gire, gire la cabeza y la hoja a la vez.",
  play: "Muéstrela en la pantalla lo más grande posible y con el brillo alto.",
  holdScreen: "Sostenga esa pantalla delante de la cámara, sin que su cara real salga en la imagen.",
  facingMonitor: "Apunte la cámara al monitor, de modo que la cara salga en la imagen.",
  moveCamera: "Cuando se le diga que gire, mueva la cámara un poco hacia ese lado.",
  cutMask: "Imprímala tan grande como su cara, recórtela por el borde y haga agujeros para los ojos.",
  wearPaper: "Dóblela alrededor de la cara y sujétela con un cordel o cinta.",
  turnHead: "Cuando se le diga que gire, gire la cabeza.",
  rigid: "Tome una máscara dura: lisa o hecha según su propia cara o la de la persona adulta que lo aceptó.",
  wearRigid: "Póngasela con los ojos detrás de los suyos.",
  soft:
    "Tome una máscara de látex, silicona o tela: " +
    "lisa o hecha según su propia cara o la de la persona adulta que lo aceptó.",
  wearSoft: "Póngasela y alísela alrededor de los ojos y la boca.",
  makeup: "Cambie su cara con maquillaje: la forma, las sombras, la edad. No se convierta en otra persona.",
  madeUp: "Aparte el pelo y las gafas que la tapan.",
  cover: "Tome algo que tape una parte de su cara: un paño, gafas oscuras, un trozo de una foto impresa suya.",
  covered: "Tape con ello los ojos, la nariz o la boca; el resto de la cara queda a la vista.",
  other: "Lea arriba lo que se pide y use su propia cara o la de la persona adulta que lo aceptó.",
  describe: "Diga abajo en pocas palabras qué usa.",
};
