import { createHash } from 'node:crypto';
import { erasedName, isErasedName } from '../../domain/people/erased-name.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canHandlePersonalData } from '../../domain/permissions/people.ts';
import { type Editor, OPERATOR } from '../../domain/permissions/standards.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { clearMessagesOf } from './clear-messages.ts';
import { findTraces } from './find-traces.ts';
import { replaceName } from './replace-name.ts';
import { unusedFiles } from './unused-files.ts';

export interface Erasure {
  readonly kind: 'previewed' | 'erased' | 'already';
  readonly name: string;
  /** What records call the person from now on. */
  readonly alias: string;
  readonly messages: number;
  readonly dialogs: number;
  readonly questions: number;
  /** Rows of what others wrote, or what was worded about the person, in which the alias now stands. */
  readonly mentions: number;
  readonly files: number;
  readonly filesKept: number;
  /** Rows that stay, by table: they hold the account, and no name. */
  readonly kept: Readonly<Record<string, number>>;
  /** Inspection tasks that still wait for this person. */
  readonly openTasks: number;
}

/** Thrown to undo what a preview did: what it counts is what really happens. */
class Undo extends Error {
  readonly erasure: Erasure;

  constructor(erasure: Erasure) {
    super('undone');
    this.erasure = erasure;
  }
}

/**
 * Takes a person out: departed, without name, roles and post, nothing left of what was said, asked and remembered; files nobody works with are
 * removed. Records that others rely on, the ledger and the audit trail keep the account and show a name that is nobody's; in what others wrote that
 * name stands in the place of the person's, where it can only be theirs. Without `confirmed` nothing happens, and what would is counted.
 */
export async function erasePerson(
  context: Pick<ServiceContext, 'db' | 'clock' | 'recordAudit' | 'files'>,
  input: { by: Editor; staffId: string; confirmed: boolean },
): Promise<Erasure> {
  const { by, staffId: id, confirmed } = input;
  assertAllowed(canHandlePersonalData(by, 'erase', id));
  const now = context.clock.now();
  try {
    const { erasure, bytes } = await context.db.transaction(
      async tx => {
        const done = await erase(tx, id, now);
        if (!confirmed) throw new Undo({ ...done.erasure, kind: 'previewed' });
        if (done.erasure.kind === 'erased') {
          const { messages, dialogs, questions, mentions, files } = done.erasure;
          await context.recordAudit(tx, {
            at: now,
            actorId: by === OPERATOR ? OPERATOR : by.id,
            ...{ action: 'person.erased', subjectType: 'staff', subjectId: id },
            detail: { messages, dialogs, questions, mentions, files },
          });
        }
        return done;
      },
      { longestMs: 300_000 },
    );
    // After the rows: a crash in between leaves bytes that nothing refers to, never a row without bytes.
    for (const sha256 of bytes) await context.files.remove(sha256);
    return erasure;
  } catch (error) {
    if (error instanceof Undo) return error.erasure;
    throw error;
  }
}

async function erase(tx: Tx, id: string, now: Date): Promise<{ erasure: Erasure; bytes: string[] }> {
  const person = await tx.staff.findUnique({ where: { id } });
  if (!person) throw new AppError('unknownPerson', { id });
  const alias = erasedName(createHash('sha256').update(id).digest('hex'));
  const openTasks = await tx.inspectionTask.count({
    where: { inspectorId: id, status: { in: ['planned', 'inProgress'] } },
  });
  const conversations = await tx.conversation.findMany({
    where: { OR: [{ id: `u:${id}` }, { id: { startsWith: 'r:', endsWith: `:${id}` } }] },
    select: { id: true },
  });
  const keys = conversations.map(conversation => conversation.id);
  const messages = await clearMessagesOf(tx, id, now);
  const dialogs = (await tx.botState.deleteMany({ where: { key: { in: keys } } })).count;
  const questions = await forgetQuestions(tx, id, alias);
  await tx.contactMark.deleteMany({ where: { OR: [{ subjectId: id }, { newUserId: id }] } });
  await tx.uploadLink.deleteMany({ where: { staffId: id } });
  await tx.absence.updateMany({ where: { staffId: id }, data: { reason: '' } });
  const { unused, used } = await unusedFiles(tx, id);
  await tx.storedFile.deleteMany({ where: { id: { in: unused.map(file => file.id) } } });
  await tx.orgUnit.updateMany({ where: { headId: id }, data: { headId: null } });
  await tx.staff.updateMany({ where: { standInId: id }, data: { standInId: null } });
  await tx.staff.update({
    where: { id },
    data: { name: alias, title: '', roles: [], lines: [], standInId: null, active: false, unreachableSince: null },
  });
  const mentions = isErasedName(person.name) ? 0 : await replaceName(tx, person, alias);
  const kept = (await findTraces(tx, { id })).map(({ table, rows }) => [table, rows.length] as const);
  const erasure: Erasure = {
    kind: isErasedName(person.name) && messages + dialogs + questions + unused.length === 0 ? 'already' : 'erased',
    ...{ name: person.name, alias, messages, dialogs, questions, mentions, files: unused.length, filesKept: used },
    kept: Object.fromEntries(kept),
    openTasks,
  };
  return { erasure, bytes: await unreferred(tx, unused) };
}

/** What was asked stays for those who write the standards; who asked it does not. */
async function forgetQuestions(tx: Tx, staffId: string, alias: string): Promise<number> {
  const { count } = await tx.questionRecord.updateMany({ where: { staffId }, data: { staffId: alias } });
  await tx.questionFeedback.updateMany({ where: { staffId }, data: { staffId: alias } });
  return count;
}

/** Of removed rows, the content that no other row has. */
async function unreferred(tx: Tx, files: readonly { sha256: string; cleanSha256: string | null }[]): Promise<string[]> {
  const hashes = [...new Set(files.flatMap(file => [file.sha256, file.cleanSha256]).filter(hash => hash !== null))];
  const others = await tx.storedFile.findMany({
    where: { OR: [{ sha256: { in: hashes } }, { cleanSha256: { in: hashes } }] },
    select: { sha256: true, cleanSha256: true },
  });
  const used = new Set(others.flatMap(file => [file.sha256, file.cleanSha256]));
  return hashes.filter(hash => !used.has(hash));
}
