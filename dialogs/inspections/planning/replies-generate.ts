import type { Reply } from '../../framework/reply.ts';
import { showTime } from '../../replies/times.ts';
import type { Planning } from './which-task.ts';
import { showPlan, showRule } from './words.ts';

type Plannable = Awaited<ReturnType<Planning['plannable']>>;
type Previewed = Awaited<ReturnType<Planning['preview']>>;
type Preview = Extract<Previewed, { kind: 'preview' | 'redraw' }>;
type Generated = Awaited<ReturnType<Planning['generate']>>;

const EXAMPLES = {
  weekly: '「本周」「下周」「第48周」',
  monthly: '「本月」「下月」「12月」',
  quarterly: '「本季度」「下季度」',
} as const;

/** What is said while tasks are given out by command. */
export const generateReplies = {
  whichProgramme: (programmes: Plannable): Reply => ({
    text: '请问要生成哪个检查类别的任务？',
    options: programmes.map((each, index) => ({ key: `${index + 1}`, label: each.name })),
  }),
  noProgramme: (text: string, programmes: Plannable): Reply => ({
    text: `没有找到检查类别「${text}」，可以生成的有：`,
    options: programmes.map(each => ({ key: `生成任务 ${each.name}`, label: each.name })),
  }),
  whichPeriod: {
    text: '请问是哪一期？可以是这一期或下一期。',
    options: [
      { key: '本期', label: '本期' },
      { key: '下期', label: '下期' },
    ],
  } satisfies Reply,
  periodUnclear: (cycle: Plannable[number]['cycle'], words: string): Reply => ({
    text: `不能生成「${words}」的任务。这个类别只能生成这一期和下一期，请说${EXAMPLES[cycle]}这样的周期。`,
  }),
  nothingToDo: (preview: Extract<Previewed, { kind: 'complete' | 'over' }>): Reply => ({
    text:
      preview.kind === 'complete'
        ? `${showPlan(preview)}任务已经全部生成，共 ${preview.tasks} 项，每个单位都有，不用再生成。可发「任务进度」查看。`
        : `${showPlan(preview)}没有剩余的工作日了，不能再生成任务。`,
  }),
  whyRedraw: { text: '这一期已经抽取过。重新抽取会留下记录，请说明原因。' } satisfies Reply,
  preview: (preview: Preview, now: Date): Reply => ({
    text: [
      `${HEAD[preview.mode]}：${showPlan(preview)}，${showTime(preview.dueAt, now)} 前完成。`,
      `抽取规则：${showRule(preview.rule)}${preview.rule.mode === 'all' ? '' : `（种子 ${preview.seed}）`}。`,
      preview.tasks.length === 0 ? '没有新的任务。' : `任务 ${preview.tasks.length} 项：`,
      ...preview.tasks.map(
        task => `· ${task.unit}：${task.inspectorName ?? '神秘顾客（身份对您保密）'}${task.again ? '，再去一次' : ''}`,
      ),
      ...(preview.withdrawn.length > 0 ? [`收回还没开始的任务：${preview.withdrawn.join('、')}。`] : []),
      ...(preview.notDrawn.length > 0 ? [`没抽到：${preview.notDrawn.join('、')}。`] : []),
      ...(preview.unassigned.length > 0 ? [`没有人可派（都要回避或请假）：${preview.unassigned.join('、')}。`] : []),
      ...(preview.loads.length > 0
        ? [`当月任务量：${preview.loads.map(each => `${each.name} ${each.before} → ${each.after} 项`).join('，')}。`]
        : []),
      ...(preview.away.length > 0 ? [`请假不派：${preview.away.join('、')}。`] : []),
    ].join('\n'),
  }),
  generated: (result: Generated): Reply => {
    switch (result.kind) {
      case 'generated':
        return {
          text: [
            `${showPlan(result)}任务已生成 ${result.nos.length} 项，已通知 ${result.inspectors} 位检查人员。`,
            ...(result.nos.length > 0 ? [`单号 ${range(result.nos)}。`] : []),
            ...(result.withdrawn > 0 ? [`收回了 ${result.withdrawn} 项还没开始的任务。`] : []),
          ].join('\n'),
          options: [{ key: '任务进度', label: '任务进度' }],
        };
      case 'changed':
        return { text: '在您核对期间任务或人员有变动，没有生成。请重新发「生成任务」，按最新情况核对。' };
      case 'reasonMissing':
        return { text: '重新抽取必须说明原因，没有生成。请重新发「生成任务」。' };
      default:
        throw new Error(`no wording for ${JSON.stringify(result satisfies never)}`);
    }
  },
};

const HEAD = { first: '将要生成', supplement: '将要补充', redraw: '将要重新抽取' } as const;

const range = (nos: readonly string[]): string => (nos.length === 1 ? nos[0]! : `${nos[0]} 至 ${nos.at(-1)}`);
