import { Text, Title } from "@mantine/core";
import type { Attribute } from "@/lib/api/views";
import { AttributeDrawing } from "./drawings";
import classes from "./label.module.css";

export function Guide({ attributes, level }: { attributes: readonly Attribute[]; level: 2 | 3 }) {
  return (
    <ol className={classes.guide}>
      {attributes.map((attribute) => (
        <li key={attribute.name} className={`card ${classes.entry ?? ""}`}>
          <AttributeDrawing name={attribute.name} />
          <div style={{ flex: "1 1 240px" }}>
            <Title order={level} size="h3">
              {attribute.position} {attribute.name}
            </Title>
            <Text>{attribute.definition}</Text>
            <Text c="dimmed">{attribute.question}</Text>
          </div>
        </li>
      ))}
    </ol>
  );
}
