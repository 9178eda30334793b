/** One line of the benchmark's table. A ratio is to what `against` names, measured in the same run. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly wanted?: string;
  readonly against?: string;
}

/** A figure's value as a table shows it: whole numbers whole, others with three digits that count. */
export function shown({ value }: Figure): string {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export const smoke = process.env["BENCH_SMOKE"] === "1";
