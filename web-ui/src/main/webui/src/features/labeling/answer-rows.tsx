import { useEffect, useRef } from "react";
import type { Attribute } from "@/lib/api/views";
import type { Answer, Answers } from "./desk";
import classes from "./label.module.css";

type Props = {
  attributes: readonly Attribute[];
  row: number;
  answers: Answers;
  onAnswer: (row: number, answer: Answer) => void;
  onRow: (row: number) => void;
};

const CHOICES: readonly { answer: Answer; key: string; word: string }[] = [
  { answer: "yes", key: "J", word: "yes" },
  { answer: "no", key: "K", word: "no" },
  { answer: "unsure", key: "L", word: "unsure" },
];

/**
 * One row an attribute with its question, one button an answer; what a key does can always be clicked or touched too.
 * Every row is of the same height and every button has its place, whatever is chosen: a thumb that goes down the rows
 * meets what it saw.
 */
export function AnswerRows({ attributes, row, answers, onAnswer, onRow }: Props) {
  const rows = useRef<HTMLOListElement>(null);
  useEffect(() => {
    rows.current?.children[row]?.scrollIntoView({ block: "nearest" });
  }, [row]);
  return (
    <ol ref={rows} className={classes.rows} aria-label="Attributes">
      {attributes.map((attribute, i) => (
        <li
          key={attribute.name}
          className={classes.row}
          data-current={i === row || undefined}
          aria-current={i === row ? "step" : undefined}
        >
          <button type="button" className={classes.name} onClick={() => onRow(i)}>
            <kbd>{i + 1}</kbd> {attribute.name}
          </button>
          <div role="group" aria-label={attribute.question} className={classes.choices}>
            {CHOICES.map(({ answer, key, word }) => (
              <button
                key={answer}
                type="button"
                className={classes.choice}
                data-key={key}
                aria-pressed={answers[attribute.name] === answer}
                aria-label={`${attribute.name}: ${word}`}
                onClick={() => onAnswer(i, answer)}
              >
                {word}
              </button>
            ))}
          </div>
          <p className={classes.question}>{attribute.question}</p>
        </li>
      ))}
    </ol>
  );
}
