import { askStandard } from '../../../src/services/standards/ask-standard.ts';
import type { TestContext } from '../../helpers/context.ts';

let count = 0;

/** Asks as somebody does. @returns the question's id. */
export async function ask(test: TestContext, who: string, question: string): Promise<string> {
  const questionId = `asked-${++count}`;
  await askStandard(test.context, { actor: await test.actor(who), question, questionId });
  return questionId;
}

/** The one row of the backlog with this text. */
export async function backlogOf(test: TestContext, text: string) {
  return test.context.db.prisma.backlogQuestion.findFirst({ where: { text } });
}
