import { randomUUID } from 'node:crypto';
import { readingOf } from '../../domain/org/contact-times.ts';
import type { ContactChange } from '../../domain/org/contacts.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { clearMarks, loadMarks, renamedIn } from './contact-marks.ts';
import { readAll, readSome } from './read-contacts.ts';
import { bringInLine } from './sync-contacts.ts';
import { loadTagRoles } from './tag-roles.ts';
import { tellSuspicious } from './tell-suspicious.ts';

/** More people than these are read by their departments: one call each would take longer. */
const MOST_SINGLY = 100;

/**
 * Keeps what a change of the contacts asks to be read again. An event is not believed beyond that: late, twice or out of order, what counts is what
 * is read afterwards.
 */
export async function markContacts(context: ServiceContext, change: ContactChange): Promise<void> {
  const subjectId = change.kind === 'user' ? change.userId : change.kind === 'department' ? change.departmentId : '';
  if (change.kind !== 'everything' && subjectId === '') return;
  const token = randomUUID();
  const newUserId = change.kind === 'user' ? change.newUserId : undefined;
  const named = newUserId === undefined ? {} : { newUserId };
  await context.db.transaction(async tx => {
    await tx.contactMark.upsert({
      where: { kind_subjectId: { kind: change.kind, subjectId } },
      create: { kind: change.kind, subjectId, token, ...named },
      update: { token, ...named },
    });
    await scheduleReading(context, tx);
  });
}

/** One reading for all that is marked within a minute. */
export async function scheduleReading(context: Pick<ServiceContext, 'clock' | 'timers'>, tx: Tx): Promise<void> {
  const at = readingOf(context.clock.now());
  const id = at.toISOString();
  await context.timers.schedule(tx, at, `readMarkedContacts:${id}`, { kind: 'readMarkedContacts', id });
}

/** Reads what is marked. What was marked again meanwhile stays marked. @throws whatever reading fails with, to be tried again */
export async function readMarkedContacts(context: ServiceContext): Promise<void> {
  const { contacts: source } = context;
  const marks = await loadMarks(context.db.prisma);
  if (marks.length === 0 || !source) return;
  const { table } = await loadTagRoles(context.db.prisma);
  const of = (kind: string) => marks.filter(mark => mark.kind === kind);
  const users = of('user');
  const everything = of('everything').length > 0 || users.length > MOST_SINGLY;
  const renamed = renamedIn(marks);
  const contacts = everything
    ? await readAll(source, table)
    : await readSome(source, table, {
        userIds: [...new Set([...users.map(mark => mark.subjectId), ...renamed.map(({ to }) => to)])],
        departmentIds: of('department').map(mark => mark.subjectId),
      });
  const result = await bringInLine(context, contacts, {
    ...{ actorId: 'system', apply: true, evenMany: false, renamed },
    alsoIn: tx => clearMarks(tx, marks),
  });
  // The marks stay until somebody says that it is meant.
  if (result.kind === 'suspicious') {
    await tellSuspicious(context, { departing: result.people.departed.length, of: result.of });
  }
}
