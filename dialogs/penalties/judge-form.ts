import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { parseNumber } from '../../src/domain/language/parse-number.ts';
import { type AppealOutcome, settleAppeal } from '../../src/domain/penalties/ledger.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import type { Slot, SlotResult } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { appealDecidedReply, appealViewReply, noneToJudge } from './replies.ts';

interface Verdict {
  readonly outcome: AppealOutcome;
  /** Decimal string; set for a reduction. */
  readonly points?: string;
}

interface JudgeValues {
  no: string;
  /** The points appealed against. */
  original: string;
  verdict: Verdict;
  reason: string;
}

const REDUCED = /^(?:减为|减到|减至|减轻为|减轻到|降为|降到|调整为|调整到|改判为?|改为|改成|改扣|扣)(.+)$/;

const DISAGREES = /^(?:我)?(?:不同意|不对|不是|不要这样|裁决不对|重新裁决|改裁决)$/u;

const OUTCOMES: readonly (readonly [RegExp, AppealOutcome])[] = [
  [/^(?:改(?:成|为)?)?(?:维持)(?:原?扣分|原判)?$/u, 'upheld'],
  [/^(?:改(?:成|为)?)?(?:全部)?(?:撤销|不扣了?)(?:扣分)?$/u, 'reversed'],
];

// Letters, because a bare number here would read as points.
const OPTIONS = [
  { key: 'A', label: '维持', aliases: ['维持原扣分', '维持扣分'] },
  { key: 'B', label: '减为…分', aliases: ['减轻', '减轻扣分', '减分'] },
  { key: 'C', label: '撤销', aliases: ['撤销扣分', '全部撤销'] },
];

/** Half of the points: an example that is always allowed. */
const example = (original = '1'): string => `如「减为${Number(original) / 2}分」`;

const verdictSlot: Slot<JudgeValues> = {
  key: 'verdict',
  label: '裁决',
  ask: ({ original }) => ({
    text: `请裁决：维持扣 ${original} 分、减轻，还是撤销？减轻请直接写分值，${example(original)}。`,
    options: OPTIONS.map(({ key, label }) => ({ key, label })),
  }),
  parse: ({ text }, { original = '0' }) => {
    const reduced = REDUCED.exec(text);
    if (reduced) return readReduction(reduced[1]!, original);
    const choice = parseChoice(text, OPTIONS);
    const picked = choice.kind === 'one' ? OPTIONS[choice.index]!.key : undefined;
    if (picked === 'A') return { ok: true, value: { outcome: 'upheld' } };
    if (picked === 'C') return { ok: true, value: { outcome: 'reversed' } };
    if (picked === 'B')
      return { ok: false, reply: { text: `请写明减为多少分（大于 0、小于 ${original}），${example(original)}。` } };
    if (parseNumber(text).kind !== 'none') return readReduction(text, original);
    return {
      ok: false,
      reply: {
        text: `抱歉，没有看懂。请回复「维持」「撤销」，或「减为…分」（大于 0、小于 ${original}）。`,
        options: OPTIONS.map(({ key, label }) => ({ key, label })),
      },
    };
  },
  show: value => {
    const { outcome, points } = value as Verdict;
    return { upheld: '维持原扣分', reduced: `减为扣 ${points} 分`, reversed: '撤销扣分' }[outcome];
  },
};

function readReduction(text: string, original: string): SlotResult<Verdict> {
  const number = parseNumber(text);
  const readable = number.kind === 'number' && (number.unit === undefined || number.unit === 'points');
  const points = readable ? String(number.value) : '';
  if (settleAppeal(original, 'reduced', points).kind === 'settled')
    return { ok: true, value: { outcome: 'reduced', points } };
  return {
    ok: false,
    reply: { text: `减轻后的分值应大于 0 分、小于 ${original} 分，最多两位小数，请重新填写，${example(original)}。` },
  };
}

/** 裁决申诉: 维持, 减为 X 分 or 撤销, with a reason. */
export function judgeForm(services: Services): GuidedForm<JudgeValues> {
  const { penalties } = services;
  return new GuidedForm<JudgeValues>({
    id: 'decide-appeal',
    version: 1,
    title: '申诉裁决',
    async open(args, { actor, now }) {
      const candidates = async () =>
        (await penalties.pending(actor))
          .filter(({ action }) => action === 'decideAppeal')
          .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
      const picked = await chooseRecord(args, { phrase: '裁决申诉', none: noneToJudge, candidates });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const view = await penalties.viewAppeal({ actor, no: picked.no });
      const intro = appealViewReply(view, now);
      // What can be looked at before deciding; the decision itself is what is asked now.
      const toRead = { ...intro, options: (intro.options ?? []).filter(({ key }) => /^(?:看佐证|查看) /.test(key)) };
      if (view.status !== 'open') return { kind: 'refuse', reply: intro };
      if (!view.canDecide)
        return {
          kind: 'refuse',
          reply: {
            text: `${view.no} 由${view.deciderName}裁决，您可以查看，但不能裁决。`,
            ref: { type: 'appeal', no: view.no },
          },
        };
      return { kind: 'start', values: { no: view.no, original: view.points }, intro: toRead };
    },
    slots: [
      verdictSlot,
      textSlot({
        key: 'reason',
        label: '裁决理由',
        formal: true,
        ask: () => ({ text: '请写明裁决理由，将告知责任部门。' }),
      }),
    ],
    // At the summary another verdict may be said outright; only that it is not this one asks for it again.
    async amend({ text }, { original = '0', verdict, reason }) {
      if (verdict === undefined || reason === undefined) return undefined;
      const said = text.replace(/[。.!！]+$/u, '');
      if (DISAGREES.test(said)) return { ok: true, value: { verdict: undefined } as Partial<JudgeValues> };
      const reduced = REDUCED.exec(said);
      if (reduced) {
        const read = readReduction(reduced[1]!, original);
        return read.ok ? { ok: true, value: { verdict: read.value } } : read;
      }
      const outcome = OUTCOMES.find(([words]) => words.test(said))?.[1];
      return outcome && { ok: true, value: { verdict: { outcome } } };
    },
    async submit({ no, verdict, reason }, submissionId, { actor, now }) {
      return appealDecidedReply(await penalties.decideAppeal({ actor, no, ...verdict, reason, submissionId }), now);
    },
  });
}

export const judgeCommands: readonly Command[] = [
  {
    phrases: ['裁决申诉'],
    takes: 'number',
    dialogId: 'decide-appeal',
    roles: ['qualityOfficer', 'leader'],
    help: '裁决一件考核申诉',
  },
];
