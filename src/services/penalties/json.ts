import type { Prisma } from '../../store/generated/client.ts';

/** A plain value in the form a JSON column takes: dates become ISO strings, absent fields go. */
export function asJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}
