import type { ApprovalStage, DecisionStep } from '../../../src/domain/standards/approval.ts';
import type { TodoAction } from '../../../src/domain/tasks/todo.ts';
import type { Services } from '../../../src/services/index.ts';
import { chooseRecord } from '../../framework/choose-record.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import type { Reply } from '../../framework/reply.ts';
import { textSlot } from '../../framework/text-slot.ts';
import { settledUnless, waitingEditions } from './which.ts';
import { act, editionName, STEP, stageText, standardRef } from './words.ts';

type Decided = Awaited<ReturnType<Services['standards']['decide']>>;

const WAITING: readonly TodoAction[] = ['reviewStandard', 'jointReviewStandard', 'approveStandard'];
const NONE = '目前没有等您审批的标准。';

/** 复核通过, 会审通过, 审定通过: one tap, of an edition that was looked at. */
export function passStep(services: Services, id: string, step: DecisionStep): CommandDialog {
  return new CommandDialog(id, async ({ actor, messageId }, args): Promise<Reply> => {
    const candidates = () => waitingEditions(services, actor, WAITING);
    const chosen = await chooseRecord(args, { phrase: args.phrase, none: NONE, candidates });
    if (chosen.kind === 'ask') return chosen.reply;
    const decision = { kind: 'approve' } as const;
    const input = { actor, no: chosen.no, step, submissionId: `${messageId}:${id}`, decision };
    return decided(await services.standards.decide(input));
  });
}

interface ReturnValues {
  no: string;
  step: DecisionStep;
  reason: string;
}

/** 退回标准: a reason, then confirmed; whichever step is the person's. */
export function returnForm(services: Services): GuidedForm<ReturnValues> {
  return new GuidedForm<ReturnValues>({
    id: 'return-standard',
    version: 1,
    title: '退回标准',
    async open(args, { actor }) {
      const candidates = () => waitingEditions(services, actor, WAITING);
      const chosen = await chooseRecord(args, { phrase: '退回标准', none: NONE, candidates });
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const { no } = chosen;
      const viewed = await services.standards.viewVersion({ actor, no, shows: false });
      const step = viewed.may.decide;
      if (!step) return { kind: 'refuse', reply: notYours(no, viewed.stage) };
      if (!viewed.seen) return { kind: 'refuse', reply: decided({ kind: 'notShown', no }) };
      return {
        kind: 'start',
        values: { no, step },
        intro: { text: `现在${STEP[step]}退回${editionName(viewed)}（${no}）。`, ref: standardRef(no) },
      };
    },
    slots: [
      textSlot<ReturnValues>({
        key: 'reason',
        label: '退回理由',
        ask: ({ no }) => ({ text: '请说明退回的理由和需要怎样修改，编制人会看到。', ref: standardRef(no!) }),
      }),
    ],
    settled: ({ no, step }, { actor }) =>
      settledUnless(services, { actor, no: no!, doing: '退回' }, stage => stage.kind === 'step' && stage.step === step),
    async submit({ no, step, reason }, submissionId, { actor }) {
      const decision = { kind: 'return', reason } as const;
      return decided(await services.standards.decide({ actor, no, step, submissionId, decision }));
    },
  });
}

interface TakeBackValues {
  no: string;
  reason: string;
}

/** 撤回审批: a quality officer takes it back to change it. */
export function takeBackForm(services: Services): GuidedForm<TakeBackValues> {
  return new GuidedForm<TakeBackValues>({
    id: 'take-back-standard',
    version: 1,
    title: '撤回标准审批',
    async open({ no }, { actor }) {
      if (!no)
        return { kind: 'refuse', reply: { text: '请告诉我要撤回哪一份的审批，例如「撤回审批 BZ-2026-0001」。' } };
      const viewed = await services.standards.viewVersion({ actor, no, shows: false });
      if (!viewed.may.takeBack) return { kind: 'refuse', reply: notYours(no, viewed.stage) };
      return { kind: 'start', values: { no } };
    },
    slots: [
      textSlot<TakeBackValues>({
        key: 'reason',
        label: '撤回理由',
        ask: ({ no }) => ({
          text: `请说明撤回 ${no} 审批的理由。撤回后回到草稿，可以修改后重新提交。`,
          ref: standardRef(no!),
        }),
      }),
    ],
    settled: ({ no }, { actor }) =>
      settledUnless(
        services,
        { actor, no: no!, doing: '撤回' },
        stage => stage.kind === 'step' || stage.kind === 'approved',
      ),
    async submit({ no, reason }, submissionId, { actor }) {
      const result = await services.standards.takeBack({ actor, no, reason, submissionId });
      if (result.kind === 'wrongState') return notYours(no, result.stage);
      return {
        text: `已撤回${editionName(result)}（${no}）的审批，现在是草稿。`,
        options: [act('提交审批', no), act('查看', no)],
        ref: standardRef(no),
      };
    },
  });
}

function decided(result: Decided): Reply {
  const ref = standardRef(result.no);
  switch (result.kind) {
    case 'approved':
      return {
        text: `${editionName(result)}（${result.no}）${STEP[result.step]}通过。${nextText(result.step, result.stage)}`,
        ref,
      };
    case 'returned':
      return { text: `已退回${editionName(result)}（${result.no}），并通知编制人修改。`, ref };
    case 'notShown':
      return {
        text: `${result.no} 的内容您还没有看过，请先看一下再决定。`,
        options: [act('审核', result.no)],
        ref,
      };
    case 'wrongState':
      return notYours(result.no, result.stage, result.step);
  }
}

function nextText(taken: DecisionStep, stage: ApprovalStage): string {
  if (stage.kind === 'approved') return '审批已全部完成，由质控岗发布。';
  if (stage.kind !== 'step') return '';
  if (stage.step === taken) return `会审还有 ${stage.waitingFor?.length ?? 0} 位。`;
  return stage.step === 'jointReview'
    ? `已送会审，共 ${stage.waitingFor?.length ?? 0} 位。`
    : `已送${STEP[stage.step]}。`;
}

function notYours(no: string, stage: ApprovalStage, step?: DecisionStep): Reply {
  const text =
    stage.kind === 'closed'
      ? `${no} 已经发布或作废，没有审批要办。`
      : step
        ? `${no} 现在是「${stageText(stage)}」，不在${STEP[step]}这一步。`
        : `${no} 现在是「${stageText(stage)}」，没有需要您办理的。`;
  return { text, options: [act('查看', no)], ref: standardRef(no) };
}
