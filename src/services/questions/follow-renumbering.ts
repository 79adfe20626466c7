import type { Tx } from '../../store/database.ts';
import { clauseHash } from './clause-hash.ts';
import { type Binding, followerIn } from './follow-binding.ts';

/**
 * Moves confirmed questions and approved texts to where their clauses stand in a standard's latest edition, when it is published: a clause
 * that was only renumbered keeps what is bound to it. Until the edition's day the wording finds it in the one before.
 */
export async function followRenumbering(tx: Tx, input: { standardId: string; versionId: string }): Promise<void> {
  const { standardId, versionId } = input;
  const clauses = await tx.clause.findMany({
    where: { versionId },
    select: { path: true, text: true },
    orderBy: { ordinal: 'asc' },
  });
  const follow = followerIn(clauses);
  const moved = <Row extends Binding>(rows: readonly Row[]) =>
    rows.map(row => ({ row, path: follow(row)?.path ?? row.path, text: follow(row)?.text }));

  const questions = moved(await tx.clauseQuestion.findMany({ where: { standardId } }));
  for (const { row, path, text } of questions) {
    const hash = text === undefined ? undefined : clauseHash(text);
    // Published with another wording at its place, it was asked again and led there: it is confirmed for both.
    const textHashes = hash === undefined || row.textHashes.includes(hash) ? row.textHashes : [...row.textHashes, hash];
    if (path === row.path && textHashes === row.textHashes) continue;
    const taken = questions.some(
      each => each.row.id !== row.id && each.row.path === path && each.row.text === row.text,
    );
    await tx.clauseQuestion.update({ where: { id: row.id }, data: { textHashes, ...(taken ? {} : { path }) } });
  }

  const bound = await tx.approvedAnswerClause.findMany({ where: { standardId } });
  for (const [answerId, rows] of Map.groupBy(bound, row => row.answerId)) {
    const places = moved(rows);
    const paths = new Set(places.map(({ path }) => path));
    if (places.every(({ row, path }) => path === row.path) || paths.size < places.length) continue;
    // All at once: two clauses may have changed places.
    await tx.approvedAnswerClause.deleteMany({ where: { answerId, standardId } });
    await tx.approvedAnswerClause.createMany({
      data: places.map(({ row, path }) => ({ answerId, standardId, path, textHashes: row.textHashes })),
    });
  }
}
