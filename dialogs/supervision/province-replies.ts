import { INNER_WORKING_DAYS_BEFORE } from '../../src/domain/supervision/inner-deadline.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import type { UnitName } from '../liability/unit-choice.ts';
import { commandOption } from '../rectification/labels.ts';
import { showTime } from '../replies/times.ts';
import { clockLines } from './clock-lines.ts';
import { CLOCK_LABEL } from './labels.ts';

type Supervision = Services['supervision'];
type Plan = Extract<ReturnType<Supervision['planProvince']>, { kind: 'planned' }>;
type Issued = Extract<Awaited<ReturnType<Supervision['enterProvince']>>, { kind: 'issued' }>;

const at = (iso: string, now?: Date): string => showTime(new Date(iso), now);

/** What the form of a 省公司督办单 says. */
export const provinceReplies = {
  intro: (
    read: {
      provinceNo: string | undefined;
      plan: Plan | undefined;
      unit: UnitName | undefined;
      title: string | undefined;
    },
    said: readonly Reply[],
    now: Date,
  ): Reply => {
    const { provinceNo, plan, unit, title } = read;
    const understood = [
      ...(provinceNo === undefined ? [] : [`编号 ${provinceNo}`]),
      ...(plan === undefined ? [] : [`省公司期限 ${at(plan.provinceDueAt, now)}`]),
      ...(unit === undefined ? [] : [`转${unit.name}`]),
      ...(title === undefined ? [] : [`事项「${title}」`]),
    ];
    return {
      text: [
        '录入省公司督办单。',
        understood.length > 0 ? `已读到：${understood.join('；')}。缺的请补充，读错的可在最后修改。` : '请按提示填写。',
        ...(plan
          ? [
              `内部期限须早于省公司期限，定为 ${at(plan.innerDueAt, now)}（提前 ${INNER_WORKING_DAYS_BEFORE} 个工作日）。`,
            ]
          : []),
        ...said.map(({ text }) => text),
      ].join('\n'),
    };
  },
  askNumber: { text: '请问省公司督办单的编号是什么？' } satisfies Reply,
  numberUnclear: { text: '请发省公司督办单上的编号，例如「川督2026-118」。' } satisfies Reply,
  askDay: { text: '省公司要求哪天前反馈？例如「11月28日」。' } satisfies Reply,
  dayUnclear: { text: '没有看懂日期，请发「11月28日」或「下周五」这样的日期。' } satisfies Reply,
  tooSoon: ({ innerDueAt }: { innerDueAt: string }): Reply => ({
    text: `按这个期限，内部须在 ${at(innerDueAt)} 前反馈，留给责任部门不足一个工作日。请核对日期，或先与省公司商定新的期限。`,
  }),
  showPlan: (plan: Plan): string =>
    [
      `${at(plan.provinceDueAt)}；内部期限 ${at(plan.innerDueAt)}（提前 ${INNER_WORKING_DAYS_BEFORE} 个工作日）`,
      ...plan.clocks.map(({ kind, dueAt }) => `${CLOCK_LABEL[kind]} ${at(dueAt)} 前`),
    ].join('；'),
  askUnit: { text: '请问转哪个部门或县分公司办理？' } satisfies Reply,
  askTitle: { text: '请用一句话写明督办事项，例如「客户反映装机超时」。' } satisfies Reply,
  titleUnclear: { text: '标题要能看出是什么事，至少 4 个字，最多 100 个字，不能只写数字。' } satisfies Reply,
  askRequirement: { text: '请说明整改要求：要解决什么问题，做到什么程度。' } satisfies Reply,
  alreadyEntered: ({ provinceNo, orderNo }: { provinceNo: string; orderNo: string }): Reply => ({
    text: `省公司督办单 ${provinceNo} 已经录入，内部单号 ${orderNo}，不再重复录入。`,
    options: [commandOption('查看', orderNo)],
    ref: { type: 'supervision', no: orderNo },
  }),
  issued: ({ no, issueNo, title, responsibleUnitName, provinceNo, innerDueAt, clocks }: Issued, now: Date): Reply => ({
    text: [
      `已录入省公司督办单 ${provinceNo}，认定为重大服务质量问题（${issueNo}），内部单号 ${no}「${title}」，已通知${responsibleUnitName}。`,
      `内部反馈不晚于 ${at(innerDueAt, now)}，办理期限：`,
      ...clockLines(clocks, now),
    ].join('\n'),
    options: [commandOption('查看', no)],
    ref: { type: 'supervision', no },
  }),
};
