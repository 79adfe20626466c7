import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Tx } from '../../store/database.ts';
import { answerFacts } from './answer-facts.ts';
import { clauseHash } from './clause-hash.ts';
import { followerIn } from './follow-binding.ts';

/**
 * What has to be looked at again when an edition is published or withdrawn, inside that transaction: approved texts that rest on a clause
 * which reads otherwise in the standard's latest edition go under review, and 待补问题 that waited for the standard open again.
 *
 * @returns the notices to queue with the publication: to who wrote each text and to the quality officers.
 */
export async function answersToReview(tx: Tx, input: { versionId: string }): Promise<NewNotice[]> {
  const { versionId } = input;
  const changing = await tx.standardVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { standardId: true, label: true, status: true, standard: { select: { title: true } } },
  });
  const { standardId, standard } = changing;
  if (changing.status !== 'withdrawn') {
    await tx.backlogQuestion.updateMany({
      where: { status: 'waiting', standardId },
      data: { status: 'open', closedById: null, closedAt: null },
    });
  }
  const latest = await tx.standardVersion.findFirst({
    where: {
      standardId,
      OR: [
        { publishedAt: { not: null }, status: { in: ['published', 'superseded'] } },
        // Called before or after the status is set: it counts as public either way.
        { id: versionId, status: 'draft' },
      ],
    },
    orderBy: { effectiveFrom: 'desc' },
    select: { label: true, clauses: { select: { path: true, text: true }, orderBy: { ordinal: 'asc' } } },
  });
  const follow = followerIn(latest?.clauses ?? []);
  const answers = await tx.approvedAnswer.findMany({
    where: { status: { in: ['approved', 'review'] }, clauses: { some: { standardId } } },
    include: { clauses: { where: { standardId }, orderBy: { path: 'asc' } } },
    orderBy: { no: 'asc' },
  });
  const officers = await tx.staff.findMany({
    where: { active: true, roles: { has: 'qualityOfficer' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const notices: NewNotice[] = [];
  for (const answer of answers) {
    const found = answer.clauses.map(bound => ({ ...bound, clause: follow(bound) }));
    const gone = found.filter(({ clause }) => !clause).map(({ path }) => path);
    const changed = found
      .filter(({ clause, textHashes }) => clause && !textHashes.includes(clauseHash(clause.text)))
      .map(({ path }) => path);
    if (gone.length + changed.length === 0) continue;
    await tx.approvedAnswer.update({
      where: { id: answer.id },
      data: { status: 'review', reviewReason: `《${standard.title}》${[...changed, ...gone].join('、')}` },
    });
    const recipients = new Set([answer.writtenById, ...officers.map(({ id }) => id)]);
    for (const recipientId of recipients) {
      notices.push({
        recipientId,
        ref: { type: 'answer', no: answer.no },
        dedupeKey: `answerToReview:${answer.no}:${versionId}:${recipientId}:${changing.status === 'withdrawn'}`,
        content: {
          code: 'answerToReview',
          ...answerFacts(answer),
          standard: standard.title,
          label: latest?.label ?? changing.label,
          changed,
          gone,
        },
      });
    }
  }
  return notices;
}
