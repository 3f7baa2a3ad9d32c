import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./data-table.module.css";

export type Column<Row> = { header: string; cell: (row: Row) => ReactNode; numeric?: boolean };

type Props<Row> = {
  caption: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** What comes here, and one thing to do. */
  empty: ReactNode;
  /** The row that is chosen, where rows can be chosen by something inside them. */
  isSelected?: (row: Row) => boolean;
};

/**
 * A dense table of staff pages. It scrolls in a box of its own, which the keyboard can reach, so that the page never
 * scrolls sideways.
 */
export function DataTable<Row>({ caption, rows, columns, rowKey, empty, isSelected }: Props<Row>) {
  if (rows.length === 0) {
    return (
      <Text c="dimmed" component="div" className="card">
        {empty}
      </Text>
    );
  }
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- What scrolls must be reached by the keyboard.
    <div role="group" aria-label={caption} tabIndex={0} className="card" style={{ overflowX: "auto", padding: 0 }}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ header, numeric }) => (
              <th key={header} scope="col" data-numeric={numeric || undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-selected={isSelected?.(row) || undefined}>
              {columns.map(({ header, numeric, cell }) => (
                <td key={header} data-numeric={numeric || undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
