import classes from "./capture.module.css";
import { Drawing } from "./drawing";
import { instructionDrawings } from "./instruction-drawings";
import { useInstructionMessages } from "./instruction-messages";
import { instructionsOf, type Prescribed } from "./prescribed";

/** What is prescribed, drawn and said; nothing where nothing is. */
export function Instructions({ prescribed }: { prescribed: Prescribed }) {
  const t = useInstructionMessages();
  const asked = instructionsOf(prescribed);
  if (asked.length === 0) return null;
  return (
    <ul className={classes.instructions} aria-label={t("asked")}>
      {asked.map((instruction) => (
        <li key={instruction}>
          <Drawing className={classes.drawn}>{instructionDrawings[instruction]}</Drawing>
          <span>{t(instruction)}</span>
        </li>
      ))}
    </ul>
  );
}
