import { Title } from "@mantine/core";
import { messages } from "@/lib/i18n/messages";
import { attackDrawings } from "./attack-drawings";
import { ATTACK_STEPS, type Species } from "./attack-steps";
import { en } from "./attack-steps-en";
import classes from "./capture.module.css";
import { Drawing } from "./drawing";

const useAttackStepMessages = messages("attack-steps", en);

/** How an attack of this species is made, step by step. */
export function AttackGuide({ species }: { species: Species }) {
  const t = useAttackStepMessages();
  return (
    <section aria-labelledby="attack-steps">
      <Title order={3} id="attack-steps" mb="xs">
        {t("steps")}
      </Title>
      <ol className={classes.steps}>
        {ATTACK_STEPS[species].map(({ draw, say }) => (
          <li key={draw}>
            <Drawing className={classes.step}>{attackDrawings[draw]}</Drawing>
            <span>{t(say)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
