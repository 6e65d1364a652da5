// Two columns of a help text; the left one holds ASCII only, so that plain padding is right.

const WIDEST = 34;

export function columns(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.min(WIDEST, Math.max(...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
}
