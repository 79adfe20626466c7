import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import { canJudgeAnswer } from '../../src/domain/permissions/questions.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { textSlot } from '../framework/text-slot.ts';
import { APPROVE_ANYWAY, answerReplies as replies } from './answer-replies.ts';
import { answerList, answerView } from './answer-view.ts';
import { readPage } from './labels.ts';
import { type Pending, pendingAnswers } from './pending-answers.ts';
import { writeForm } from './write-answer.ts';

const OFFICERS = ['qualityOfficer'] as const;
const JUDGES = ['qualityOfficer', 'leader'] as const;

/** 标准答复 and 口径: written, approved by a second person, listed, read, retired. */
export function answerDialogs(services: Services): Feature {
  const { questions } = services;
  const view = (id: string) =>
    new CommandDialog(id, async ({ actor, now }, { no }) =>
      answerView(await questions.viewAnswer({ actor, no: no! }), now),
    );
  const list = (id: string, kind: 'answer' | 'script') =>
    new CommandDialog(id, async ({ actor }, { text }) => {
      const { about, page } = readPage(text);
      return answerList(await questions.answers({ actor, kind, page, about }), kind, about);
    });
  const approve = (id: string, phrase: string, despitePromises: boolean) =>
    new CommandDialog(id, async ({ actor, now, messageId }, args) => {
      const chosen = await choose(services, args, actor, 'judgeAnswer', phrase, replies.nothingToJudge);
      if (chosen.kind === 'ask') return chosen.reply;
      const { no } = chosen;
      const judgement = { kind: 'approve' as const, despitePromises };
      const outcome = await questions.judgeAnswer({ actor, no, submissionId: `${messageId}:${id}`, judgement });
      return outcome.kind === 'updated'
        ? replies.updated(await questions.viewAnswer({ actor, no }), now)
        : replies.judged(outcome);
    });
  return {
    dialogs: [
      list('standard-answers', 'answer'),
      list('scripts', 'script'),
      view('view-DF'),
      view('view-KJ'),
      writeForm(services, { id: 'write-answer', kind: 'answer' }),
      writeForm(services, { id: 'write-script', kind: 'script' }),
      writeForm(services, { id: 'revise-answer', kind: 'revise' }),
      new CommandDialog('review-answer', async ({ actor, now }, args) => {
        const chosen = await choose(services, args, actor, 'judgeAnswer', '审核答复', replies.nothingToJudge);
        if (chosen.kind === 'ask') return chosen.reply;
        return answerView(await questions.viewAnswer({ actor, no: chosen.no }), now);
      }),
      approve('approve-answer', '通过答复', false),
      approve('approve-answer-anyway', APPROVE_ANYWAY, true),
      returnForm(services),
      retireForm(services),
    ],
    commands: [
      { phrases: ['口径', '对客口径', '话术'], takes: 'text', dialogId: 'scripts', help: '对客户怎么说，可加一个词' },
      { phrases: ['标准答复'], takes: 'text', dialogId: 'standard-answers', help: '常见问题的标准答复，可加一个词' },
      { phrases: ['写标准答复'], takes: 'number', dialogId: 'write-answer', roles: OFFICERS, help: '写一条标准答复' },
      { phrases: ['写口径'], takes: 'nothing', dialogId: 'write-script', roles: OFFICERS, help: '写一条对客口径' },
      {
        phrases: ['审核答复', '审核口径'],
        takes: 'number',
        kinds: ['DF', 'KJ'],
        dialogId: 'review-answer',
        roles: JUDGES,
        help: '审核同事写的标准答复、口径',
      },
      {
        phrases: ['通过答复', '通过口径'],
        takes: 'number',
        kinds: ['DF', 'KJ'],
        dialogId: 'approve-answer',
        roles: [],
        help: '通过',
      },
      { phrases: [APPROVE_ANYWAY], takes: 'number', dialogId: 'approve-answer-anyway', roles: [], help: '仍然通过' },
      {
        phrases: ['退回答复', '退回口径'],
        takes: 'number',
        kinds: ['DF', 'KJ'],
        dialogId: 'return-answer',
        roles: [],
        help: '退回修改',
      },
      {
        phrases: ['修改答复', '修改口径'],
        takes: 'number',
        kinds: ['DF', 'KJ'],
        dialogId: 'revise-answer',
        roles: [],
        help: '修改',
      },
      {
        phrases: ['停用答复', '停用口径'],
        takes: 'number',
        kinds: ['DF', 'KJ'],
        dialogId: 'retire-answer',
        roles: [],
        help: '停用',
      },
    ],
  };
}

async function choose(
  services: Services,
  args: { no?: string; phrase: string },
  actor: Parameters<Services['questions']['pending']>[0]['actor'],
  action: Pending,
  phrase: string,
  none: string,
): Promise<{ kind: 'one'; no: string } | { kind: 'ask'; reply: Reply }> {
  return chooseRecord(args, { phrase, none, candidates: () => pendingAnswers(services, actor, action) });
}

interface ReasonValues {
  no: string;
  reason: string;
}

function returnForm(services: Services): GuidedForm<ReasonValues> {
  return new GuidedForm<ReasonValues>({
    id: 'return-answer',
    version: 1,
    title: '退回答复',
    async open({ no }, { actor, now }) {
      if (no === undefined) return { kind: 'refuse', reply: replies.whichNo('退回答复') };
      const viewed = await services.questions.viewAnswer({ actor, no });
      assertAllowed(canJudgeAnswer(actor, viewed));
      if (!viewed.actions.includes('return')) {
        return { kind: 'refuse', reply: answerView(viewed, now) };
      }
      return { kind: 'start', values: { no } };
    },
    slots: [
      textSlot<ReasonValues>({ key: 'reason', label: '理由', ask: ({ no }) => replies.askReturnReason(no ?? '') }),
    ],
    async submit({ no, reason }, submissionId, { actor }) {
      const judgement = { kind: 'return' as const, reason };
      return replies.judged(await services.questions.judgeAnswer({ actor, no, submissionId, judgement }));
    },
  });
}

function retireForm(services: Services): GuidedForm<ReasonValues> {
  return new GuidedForm<ReasonValues>({
    id: 'retire-answer',
    version: 1,
    title: '停用答复',
    async open({ no }, { actor }) {
      if (no === undefined) return { kind: 'refuse', reply: replies.whichNo('停用答复') };
      await services.questions.mayWrite({ actor });
      const viewed = await services.questions.viewAnswer({ actor, no });
      if (!viewed.actions.includes('retire')) return { kind: 'refuse', reply: replies.wrongState(no, viewed.status) };
      return { kind: 'start', values: { no } };
    },
    slots: [
      textSlot<ReasonValues>({ key: 'reason', label: '理由', ask: ({ no }) => replies.askRetireReason(no ?? '') }),
    ],
    async submit({ no, reason }, submissionId, { actor }) {
      return replies.retired(await services.questions.retireAnswer({ actor, no, submissionId, reason }));
    },
  });
}
