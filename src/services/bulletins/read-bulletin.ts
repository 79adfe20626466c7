import { readDocument, type UnreadableReason } from '../../documents/read-document.ts';
import {
  type BulletinLine,
  type ReadBulletin,
  readBulletinBlocks,
  readBulletinText,
  readProblems,
} from '../../domain/bulletins/read-bulletin.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canIssueBulletin } from '../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { ServiceContext } from '../context.ts';
import { listNames } from '../inspections/records/list-names.ts';
import { loadSentFile } from '../standards/load-sent-file.ts';
import { loadAnswerable } from './load-answerable.ts';

export type BulletinReading =
  | ({ kind: 'read'; fileName?: string } & ReadBulletin)
  | { kind: 'unreadable'; fileName: string; reason: UnreadableReason };

/**
 * What a typed or forwarded text, or a file its issuer has sent, holds as a bulletin. Writes nothing. A problem of a unit that nobody answers
 * for, such as the company itself, is unclear.
 *
 * @throws AppError `forbidden`, `notFound` for somebody else's file
 */
export async function readBulletin(
  context: ServiceContext,
  input: { actor: Actor } & ({ text: string } | { fileId: string }),
): Promise<BulletinReading> {
  assertAllowed(canIssueBulletin(input.actor));
  const now = context.clock.now();
  const { units } = await listNames(context);
  if ('text' in input)
    return { kind: 'read', ...(await answerable(context, readBulletinText(input.text, units, now))) };
  const file = await loadSentFile(context, input);
  const read = await readDocument(file);
  if (read.kind === 'unreadable') return { ...read, fileName: file.name };
  const { blocks, leftOut } = read.document;
  const bulletin = await answerable(context, readBulletinBlocks(blocks, units, now));
  const apart = leftOut.map(({ text }): BulletinLine => ({ text, state: 'leftOut', unitIds: [] }));
  return { kind: 'read', fileName: file.name, ...bulletin, lines: [...bulletin.lines, ...apart] };
}

/** Lines of problems alone, without what a bulletin says about itself. @throws AppError `forbidden` */
export async function readProblemLines(
  context: ServiceContext,
  input: { actor: Actor; text: string },
): Promise<readonly BulletinLine[]> {
  assertAllowed(canIssueBulletin(input.actor));
  const { units } = await listNames(context);
  return (await answerable(context, { head: {}, lines: readProblems(input.text, units) })).lines;
}

async function answerable(context: ServiceContext, read: ReadBulletin): Promise<ReadBulletin> {
  const responsibleOf = await loadAnswerable(context, context.db.prisma, context.clock.now());
  const lines = read.lines.map((line): BulletinLine => {
    const answered = line.unitIds.filter(id => responsibleOf(id) !== undefined);
    return line.state === 'problem' && answered.length === 0
      ? { ...line, state: 'unclear', unitIds: [] }
      : { ...line, unitIds: answered };
  });
  return { ...read, lines };
}
