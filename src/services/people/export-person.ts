import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canHandlePersonalData } from '../../domain/permissions/people.ts';
import { type Editor, OPERATOR } from '../../domain/permissions/standards.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { findTraces, type Trace } from './find-traces.ts';

export interface PersonExport {
  readonly person: { readonly id: string; readonly name: string };
  readonly at: Date;
  /** Rows that name the account; those of others that only mention the name are under `mentions`. */
  readonly records: readonly Trace[];
  readonly mentions: readonly Trace[];
  /** What the person sent, by the id in `records`. */
  readonly files: readonly { readonly id: string; readonly name: string; readonly sha256: string }[];
}

/** Everything that is stored about one person. That it was handed out is recorded. */
export async function exportPerson(
  context: Pick<ServiceContext, 'db' | 'clock' | 'recordAudit'>,
  input: { by: Editor; staffId: string },
): Promise<PersonExport> {
  const { by, staffId: id } = input;
  assertAllowed(canHandlePersonalData(by, 'export', id));
  const at = context.clock.now();
  return context.db.transaction(
    async tx => {
      const person = await tx.staff.findUnique({ where: { id }, select: { id: true, name: true } });
      if (!person) throw new AppError('unknownPerson', { id });
      const records = await findTraces(tx, { id });
      const files = await tx.storedFile.findMany({
        where: { uploadedById: id },
        select: { id: true, name: true, sha256: true },
        orderBy: { at: 'asc' },
      });
      const mentions = without(await findTraces(tx, person), records);
      await context.recordAudit(tx, {
        at,
        actorId: by === OPERATOR ? OPERATOR : by.id,
        ...{ action: 'person.exported', subjectType: 'staff', subjectId: id },
        detail: { rows: count(records) + count(mentions), files: files.length },
      });
      return { person, at, records, mentions, files };
    },
    { longestMs: 300_000 },
  );
}

export const count = (traces: readonly Trace[]): number => traces.reduce((sum, { rows }) => sum + rows.length, 0);

function without(all: readonly Trace[], known: readonly Trace[]): Trace[] {
  const seen = new Set(known.flatMap(({ table, rows }) => rows.map(row => `${table} ${JSON.stringify(row)}`)));
  return all
    .map(({ table, rows }) => ({ table, rows: rows.filter(row => !seen.has(`${table} ${JSON.stringify(row)}`)) }))
    .filter(({ rows }) => rows.length > 0);
}
