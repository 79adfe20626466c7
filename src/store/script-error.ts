import { DriverAdapterError } from '@prisma/driver-adapter-utils';

/** A failed migration script in the shape the schema engine can report; anything else stays as it is. */
export function scriptError(error: unknown): unknown {
  const { code, severity, message, detail, column, hint } = error as Record<string, string | undefined>;
  if (code === undefined || severity === undefined || message === undefined) return error;
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}
