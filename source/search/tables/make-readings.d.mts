/** The text of readings.ts. */
export function makeReadings(): string;
