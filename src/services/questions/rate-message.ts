import type { ServiceContext } from '../context.ts';
import { rateAnswer } from './rate-answer.ts';

/**
 * A channel's own rating of an answer: what 有用/没用 says, for every question of the message that was answered. What is no answer to a question, or
 * no longer one of somebody here, is nobody's matter. Said again it changes nothing.
 */
export async function rateMessage(
  context: ServiceContext,
  input: { staffId: string; messageId: string; useful: boolean; reason: string },
): Promise<void> {
  const { staffId, messageId, useful, reason } = input;
  const actor = await context.directory.actor(context.db.prisma, staffId);
  if (!actor) return;
  const asked = await context.db.prisma.questionRecord.findMany({
    where: { staffId, OR: [{ id: messageId }, { id: { startsWith: `${messageId}#` } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of asked) await rateAnswer(context, { actor, questionId: id, useful, reason });
}
