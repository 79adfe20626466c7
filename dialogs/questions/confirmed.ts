import type { Turn } from '../../src/domain/conversation/turn.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { CONFIRMED, DECLINE, confirmedReplies as replies, TO_CONFIRM } from './confirmed-replies.ts';
import { readPage } from './labels.ts';

const OFFICERS = ['qualityOfficer'] as const;

/** 问法: questions confirmed for a clause, listed, taken back; and those called 有用, which wait for an officer. */
export function confirmedDialogs(services: Services): Feature {
  const { questions } = services;
  return {
    dialogs: [
      new CommandDialog('confirm-question', (turn, { text }) => confirm(services, turn, text)),
      new CommandDialog('useful-questions', async ({ actor }) => replies.useful(await questions.nextUseful({ actor }))),
      new CommandDialog('decline-question', async ({ actor }, { text }) => {
        if (!text) return replies.whatToDecline;
        const { declined } = await questions.declineUseful({ actor, question: text });
        const said = replies.declined(text, declined);
        return declined > 0 ? [said, replies.useful(await questions.nextUseful({ actor }))] : said;
      }),
      new CommandDialog('confirmed-questions', async ({ actor }, { text }) => {
        const { about, page } = readPage(text);
        return replies.list(await questions.confirmed({ actor, page, about }), about);
      }),
      new CommandDialog('remove-question', (turn, { text }) => remove(services, turn, text)),
    ],
    commands: [
      {
        phrases: [TO_CONFIRM],
        takes: 'nothing',
        dialogId: 'useful-questions',
        roles: OFFICERS,
        help: '确认评价「有用」的问法，确认后用于检索',
      },
      {
        phrases: [CONFIRMED],
        takes: 'text',
        dialogId: 'confirmed-questions',
        roles: OFFICERS,
        help: '看确认过的问法，可加标准名称',
      },
      {
        phrases: ['确认问法'],
        takes: 'text',
        dialogId: 'confirm-question',
        roles: [],
        help: '确认一个问法对应哪一条',
      },
      { phrases: [DECLINE], takes: 'text', dialogId: 'decline-question', roles: [], help: '不把这个问题作为问法' },
      { phrases: ['删除问法'], takes: 'text', dialogId: 'remove-question', roles: [], help: '去掉一个问法' },
    ],
  };
}

/** 「《投诉处理办法》第三章/第九条：投诉多久有人联系」 */
const CONFIRMATION = /^(.+?[条款项目》)）\d])\s*[:：]\s*(.+)$/su;

async function confirm(services: Services, turn: Turn, text: string | undefined): Promise<Reply> {
  const match = CONFIRMATION.exec(text ?? '');
  if (!match) return replies.howToConfirm;
  const [, clause = '', question = ''] = match;
  const named = await services.questions.findClauses({ actor: turn.actor, text: clause, ahead: true });
  if (named.kind === 'unknown') return replies.clauseUnknown(clause);
  const [only, ...others] = named.clauses;
  if (!only || others.length > 0) return replies.oneClause;
  const { standardId, path } = only;
  return replies.confirmed(
    await services.questions.confirm({
      actor: turn.actor,
      submissionId: `${turn.messageId}:confirm-question`,
      question,
      place: { standardId, path },
    }),
  );
}

async function remove(services: Services, turn: Turn, text: string | undefined): Promise<Reply> {
  if (!text) return replies.whatToRemove;
  const { actor } = turn;
  const match = CONFIRMATION.exec(text);
  // The long form is the one the buttons carry, for a question that stands at several clauses.
  if (match) {
    const [, clause = '', question = ''] = match;
    const named = await services.questions.findClauses({ actor, text: clause, ahead: true });
    if (named.kind === 'found') {
      const { standardId, path } = named.clauses[0]!;
      return replies.removed(
        await services.questions.remove({ actor, question, place: { standardId, path } }),
        question,
      );
    }
  }
  return replies.removed(await services.questions.remove({ actor, question: text }), text);
}
