import { dueInForce } from '../../domain/reports/due.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

type Reader = Tx | ServiceContext['db']['prisma'];

export type ReportRow = NonNullable<Awaited<ReturnType<typeof findReport>>>;

/** A submission with its obligation, the name of its unit and the unit's head, by 单号 or by id. */
export async function findReport(context: ServiceContext, reader: Reader, where: { no: string } | { id: string }) {
  const row = await reader.submission.findUnique({ where, include: { obligation: true } });
  if (!row) return undefined;
  const unit = await reader.orgUnit.findUniqueOrThrow({ where: { id: row.unitId }, select: { name: true } });
  const head = await context.directory.headOf(reader, row.unitId);
  return { ...row, unitName: unit.name, head };
}

/** What names a report in a notice. */
export function noticeFacts(row: ReportRow) {
  const { no, period, unitName } = row;
  return { no, title: row.obligation.title, period, unitName, dueAt: dueInForce(row).toISOString() };
}

/** Who writes a unit's reports: its serviceOfficers, else its head. */
export async function writersOf(context: ServiceContext, reader: Reader, unitId: string): Promise<string[]> {
  const officers = await context.directory.serviceOfficersOf(reader, unitId);
  if (officers.length > 0) return officers.map(officer => officer.id);
  const head = await context.directory.headOf(reader, unitId);
  return head ? [head.id] : [];
}
