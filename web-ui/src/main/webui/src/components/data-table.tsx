import { Table, Text } from "@mantine/core";
import type { ReactNode } from "react";

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
  const align = (column: Column<Row>) => (column.numeric ? "end" : "start");
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- What scrolls must be reached by the keyboard.
    <div role="group" aria-label={caption} tabIndex={0} className="card" style={{ overflowX: "auto", padding: 0 }}>
      <Table fz="sm" verticalSpacing="xs" horizontalSpacing="sm">
        <caption className="visually-hidden">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.header} scope="col" style={{ textAlign: align(column), whiteSpace: "nowrap" }}>
                {column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr
              key={rowKey(row)}
              style={
                isSelected?.(row)
                  ? { background: "var(--sc-selected)", outline: "3px solid var(--sc-action)", outlineOffset: -3 }
                  : undefined
              }
            >
              {columns.map((column) => (
                <Table.Td key={column.header} style={{ textAlign: align(column) }}>
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
