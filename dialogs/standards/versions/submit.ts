import { asksInstead } from '../../../src/domain/language/asks-instead.ts';
import type { ApprovalStage } from '../../../src/domain/standards/approval.ts';
import type { Services } from '../../../src/services/index.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import type { Reply } from '../../framework/reply.ts';
import { textSlot } from '../../framework/text-slot.ts';
import { newsLines } from './news-text.ts';
import { overlapLines } from './overlap-text.ts';
import { parseNames } from './parse-names.ts';
import { parseScope, SCOPE_OPTIONS } from './parse-scope.ts';
import { settledUnless, waitingEditions, whichEdition } from './which.ts';
import { act, editionName, STEP, scopeText, stageText, standardRef, type UnitKind } from './words.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface SubmitValues {
  no: string;
  asksScope: boolean;
  /** Empty: everybody. */
  unitKinds: UnitKind[];
  summary: string;
  reviewers: Person[];
}

const AS_SUGGESTED = '按建议';

/** 提交审批: whom it is for (of a new standard), what changes, who is asked for 会审. */
export function submitForm(services: Services): GuidedForm<SubmitValues> {
  return new GuidedForm<SubmitValues>({
    id: 'submit-standard',
    version: 1,
    title: '提交标准审批',
    async open({ no: named }, { actor }) {
      const [only, ...others] = named ? [{ no: named }] : await waitingEditions(services, actor, ['resubmitStandard']);
      if (!only || others.length > 0) return { kind: 'refuse', reply: whichEdition('提交审批') };
      const { no } = only;
      const submission = await services.standards.prepareSubmission({ actor, no });
      if (submission.stage.kind !== 'draft') return { kind: 'refuse', reply: wrongState(no, submission.stage) };
      const { returned } = submission;
      return {
        kind: 'start',
        values: { no, asksScope: submission.asksScope, ...(submission.asksScope ? {} : { unitKinds: [] }) },
        intro: {
          text: [
            `现在把${editionName(submission)}（${no}）提交审批，依次经过复核、会审、审定。`,
            ...(returned
              ? [`上一轮由${returned.byName}${returned.takenBack ? '撤回' : '退回'}：${returned.reason}`]
              : []),
            ...newsLines(submission.news),
            ...overlapLines(submission.overlaps),
            ...(submission.asksScope ? [] : [`适用：${scopeText(submission.unitKinds)}`]),
          ].join('\n'),
          ref: standardRef(no),
        },
      };
    },
    slots: [
      {
        key: 'unitKinds',
        label: '适用单位',
        skip: ({ asksScope }) => asksScope === false,
        ask: ({ no }) => ({
          text: '这份标准适用哪些单位？发布后会通知这些单位的人员。可以选多项，例如「营业厅、县分公司」。',
          options: SCOPE_OPTIONS,
          ref: standardRef(no!),
        }),
        parse({ text }) {
          const kinds = parseScope(text);
          if (kinds) return { ok: true, value: kinds };
          return { ok: false, reply: { text: '没有看懂，请从下面选择，可以选多项。', options: SCOPE_OPTIONS } };
        },
        show: kinds => scopeText(kinds as UnitKind[]),
      },
      textSlot<SubmitValues>({
        key: 'summary',
        label: '改动说明',
        ask: ({ no }) => ({
          text: '请用一句话说明这一版主要改了什么，审批人会首先看到。',
          ref: standardRef(no!),
        }),
        refuse: text => (asksInstead(text) ? notASummary(text) : undefined),
      }),
      {
        key: 'reviewers',
        label: '会审人',
        async ask(values, { actor }) {
          const { suggested } = await services.standards.suggestReviewers({ actor, ...scopeOf(values) });
          const names = suggested.map(each => `${each.name}（${each.unitName}）`).join('、');
          return suggested.length > 0
            ? {
                text: `会审请哪几位？建议请相关部门负责人：${names}。可以点「${AS_SUGGESTED}」，也可以直接写姓名，用顿号隔开。`,
                options: [{ key: AS_SUGGESTED, label: AS_SUGGESTED }],
                ref: standardRef(values.no!),
              }
            : { text: '会审请哪几位？请写姓名，用顿号隔开。', ref: standardRef(values.no!) };
        },
        async parse({ text, actor }, values) {
          const { suggested, everybody } = await services.standards.suggestReviewers({ actor, ...scopeOf(values) });
          const asSuggested = (text === AS_SUGGESTED || text === '1') && suggested.length > 0;
          const named = asSuggested ? ({ kind: 'people', people: suggested } as const) : parseNames(text, everybody);
          if (named.kind === 'unclear') return { ok: false, reply: { text: named.sentence } };
          const jointReviewerIds = named.people.map(each => each.id);
          const problems = await services.standards.checkReviewers({ actor, jointReviewerIds });
          if (problems.length === 0) return { ok: true, value: asPeople(named.people) };
          return { ok: false, reply: { text: reviewerProblem(problems[0]!, named.people) } };
        },
        show: people => (people as Person[]).map(person => person.name).join('、'),
      },
    ],
    settled: ({ no }, { actor }) =>
      settledUnless(services, { actor, no: no!, doing: '提交' }, stage => stage.kind === 'draft'),
    async submit(values, submissionId, { actor }) {
      const { no, summary, reviewers, asksScope, unitKinds } = values;
      const result = await services.standards.submit({
        actor,
        no,
        summary,
        jointReviewerIds: reviewers.map(person => person.id),
        ...(asksScope && { unitKinds }),
        submissionId,
      });
      switch (result.kind) {
        case 'submitted':
          return {
            text: `${editionName(result)}（${no}）已提交审批，已通知${result.reviewers.join('、')}复核（其中一位复核即可）；复核后由${result.jointReviewers.join('、')}会审，再送审定。`,
            options: [act('查看', no)],
            ref: standardRef(no),
          };
        case 'wrongState':
          return wrongState(no, result.stage);
        case 'impossible':
          return {
            text: `${no} 没有提交：${result.steps.map(step => STEP[step]).join('、')}找不到可以办理的人。同一轮里编制、复核、会审、审定须由不同的人办理，请调整会审人后再提交。`,
            options: [act('提交审批', no)],
            ref: standardRef(no),
          };
      }
    },
  });
}

type Problem = Awaited<ReturnType<Services['standards']['checkReviewers']>>[number];

/** Said at once, while the names can still be changed. */
function reviewerProblem({ step, ids }: Problem, people: readonly Person[]): string {
  const names = people.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  if (step === 'jointReview') return '您是编制人，同一轮里不能再会审，请换其他人。';
  if (names.length === 0) return `目前没有可以办理${STEP[step]}的人，暂时不能提交，请联系系统管理员。`;
  return `${names.join('、')}参加会审的话，就没有人可以${STEP[step]}了（同一轮里一个人只办理一个环节）。请另请会审人。`;
}

function scopeOf({ no, asksScope, unitKinds }: Partial<SubmitValues>): { no: string; unitKinds?: UnitKind[] } {
  return { no: no!, ...(asksScope && unitKinds && { unitKinds }) };
}

const notASummary = (text: string): Reply => ({
  text: `「${text}」像是在提问，没有记作改动说明。请用一句话写这一版主要改了什么，例如「缩短招牌修复时限，增加网络中断的处理」。要查标准可以发「查标准」加问题，查完回到这里。`,
});

const asPeople = (people: readonly Person[]): Person[] => people.map(({ id, name }) => ({ id, name }));

function wrongState(no: string, stage: ApprovalStage): Reply {
  const text =
    stage.kind === 'closed' ? `${no} 已经发布或作废，不需要再提交审批。` : `${no} ${stageText(stage)}，不需要再提交。`;
  return { text, options: [act('查看', no)], ref: standardRef(no) };
}
