import type { TaskRule } from '../../../src/domain/inspections/programme-rules.ts';
import type { Reply } from '../../framework/reply.ts';
import { showPeriod } from '../../replies/periods.ts';
import type { Planning } from './which-task.ts';
import { showRule } from './words.ts';

type Rules = Awaited<ReturnType<Planning['drawRules']>>;
type Previewed = Awaited<ReturnType<Planning['previewDrawRule']>>;
type Preview = Extract<Previewed, { kind: 'preview' }>;

/** 「每期随机抽 3 个单位，每个单位去 2 次」 */
const full = ({ draw, visits }: TaskRule): string =>
  `${showRule(draw)}${visits > 1 ? `，每个单位去 ${visits} 次` : ''}`;

const EXAMPLES = '「全部」「每期 3 个」「轮查 3 个」「随机抽 3 个」，可以加「每个单位查 2 次」';

/** What is said while a rule of drawing is changed. */
export const drawRuleReplies = {
  rules: (rules: Rules): Reply => ({
    text: [
      '各类检查的抽查规则：',
      ...rules.map(({ name, rule }) => `· ${name}：${full(rule)}`),
      `要修改，请发「抽查规则」加类别和规则，如「抽查规则 ${rules[0]?.name ?? ''} 轮查 3 个」。`,
    ].join('\n'),
  }),
  current: ({ name, rule }: Rules[number]): Reply => ({ text: `${name}现在${full(rule)}。` }),
  whichProgramme: (text: string, rules: Rules): Reply => ({
    text: `没有找到「${text}」里说的检查类别，可以修改的有：`,
    options: rules.map(({ name }) => ({ key: `抽查规则 ${name}`, label: name })),
  }),
  whichRule: {
    text: `请问以后每期怎么抽？可以说${EXAMPLES}。`,
    options: [
      { key: '全部', label: '全部' },
      { key: '轮查 3 个', label: '轮查 3 个' },
      { key: '随机抽 3 个', label: '随机抽 3 个' },
    ],
  } satisfies Reply,
  ruleUnclear: (text: string): Reply => ({ text: `没有看懂规则「${text}」，没有修改。可以说${EXAMPLES}。` }),
  notSet: (previewed: Exclude<Previewed, { kind: 'preview' }>): Reply => ({
    text:
      previewed.kind === 'unchanged'
        ? `${previewed.programme}本来就是${full(previewed.rule)}，不用修改。`
        : `${previewed.programme}一共只有 ${previewed.units} 个单位，请少抽几个，或者说「全部」。`,
  }),
  preview: ({ programme, rule, before, fromPeriod, seed, drawn, left, tasks }: Preview): Reply => ({
    text: [
      `${programme}的抽查规则将从${showPeriod(fromPeriod)}起修改，之前的各期不变：`,
      `· 现在：${full(before)}`,
      `· 改为：${full(rule)}`,
      `按新规则，${showPeriod(fromPeriod)}将抽到 ${drawn.length} 个单位、${tasks} 项任务${rule.draw.mode === 'all' ? '' : `（种子 ${seed}）`}：${drawn.join('、')}。`,
      ...(left.length > 0 ? [`没抽到：${left.join('、')}。`] : []),
    ].join('\n'),
  }),
  rule: (rule: TaskRule, fromPeriod: string): string => `${full(rule)}，${showPeriod(fromPeriod)}起`,
  set: (result: Awaited<ReturnType<Planning['setDrawRule']>>): Reply =>
    result.kind === 'changed'
      ? { text: '在您核对期间任务或单位有变动，没有修改。请重新发「抽查规则」，按最新情况核对。' }
      : {
          text: `${result.programme}的抽查规则已修改：${full(result.rule)}，从${showPeriod(result.fromPeriod)}起生效，届时抽取 ${result.drawn.join('、')}。`,
        },
};
