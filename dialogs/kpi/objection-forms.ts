import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import { canObject } from '../../src/domain/permissions/kpi.ts';
import { standsInFor } from '../../src/domain/permissions/penalties.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Slot } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { textSlot } from '../framework/text-slot.ts';
import { showPeriod } from '../replies/periods.ts';
import { byWhom, standingInLine } from '../replies/stood-in.ts';
import { showTime } from '../replies/times.ts';
import { notAssessedReply, scoreReply } from './replies.ts';

interface ObjectValues {
  no: string;
  unitId: string;
  text: string;
}

type OwnScore = Extract<Awaited<ReturnType<Services['kpi']['explain']>>, { kind: 'score' }>;

/** Of somebody who speaks for several units. */
const whichUnit = (no: string, scores: readonly OwnScore[]): Reply => ({
  text: '请问对哪个单位的成绩有异议？',
  options: scores.map(({ score }) => ({ key: `考核异议 ${no} ${score.unitName}`, label: score.unitName })),
});

/** 考核异议: the head of a unit, or who stands in for one on leave, about its announced score. */
export function objectForm({ kpi }: Services): GuidedForm<ObjectValues> {
  return new GuidedForm<ObjectValues>({
    id: 'object-to-score',
    version: 1,
    title: '考核异议',
    async open(args, { actor, now }) {
      const named = readNumber(args.text ?? '');
      const candidates = async () =>
        (await kpi.announced({ actor })).map(({ no, period }) => ({ no, subject: showPeriod(period) }));
      const picked = await chooseRecord(named ? { phrase: args.phrase, no: named } : { phrase: args.phrase }, {
        ...{ phrase: '考核异议', none: '目前没有在异议期内的预公示。', candidates },
      });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const { no, period, status } = await kpi.view({ actor, no: picked.no });
      if (status !== 'announced')
        return { kind: 'refuse', reply: { text: `${showPeriod(period)}考核（${no}）已经定稿，不能再提异议了。` } };
      const own = await kpi.explain({ actor, period });
      const mine = own.kind === 'score' && canObject(actor, own.score.unitId).allowed ? [own] : [];
      for (const { unitId } of actor.standsInAt) {
        const other = await kpi.explain({ actor, period, unitId });
        if (other.kind === 'score' && mine.every(({ score }) => score.unitId !== unitId)) mine.push(other);
      }
      const [said] = mine.filter(({ score }) => args.text?.includes(score.unitName));
      const explained = said ?? (mine.length === 1 ? mine[0] : undefined);
      if (!explained) {
        if (mine.length > 1) return { kind: 'refuse', reply: whichUnit(no, mine) };
        if (own.kind === 'notAssessed') return { kind: 'refuse', reply: notAssessedReply(own) };
        const text = `考核异议须由${own.score.unitName}的部门负责人提出（负责人请假时由其代理人提出），请把您的意见告诉负责人。`;
        return { kind: 'refuse', reply: { text } };
      }
      const { unitId } = explained.score;
      const intro = scoreReply(explained, now);
      const standIn = standingInLine(standsInFor(actor, unitId)?.forName ?? null);
      return {
        kind: 'start',
        values: { no, unitId },
        intro: { ...intro, text: [...standIn, intro.text].join('\n'), options: [] },
      };
    },
    slots: [
      textSlot({
        key: 'text',
        label: '异议内容',
        ask: () => ({ text: '请写明对哪一项、哪个单号有异议，以及理由。' }),
      }),
    ],
    async submit({ no, unitId, text }, submissionId, { actor, now }): Promise<Reply> {
      const outcome = await kpi.object({ actor, no, unitId, text, submissionId });
      switch (outcome.kind) {
        case 'filed':
          return {
            text: `异议已提交，单号 ${outcome.no}，质控岗处理后会告知您结果。处理完之前，${showPeriod(outcome.period)}考核不会定稿。`,
            ref: { type: 'kpiObjection', no: outcome.no },
          };
        case 'tooLate':
          return {
            text: `很抱歉，${showPeriod(outcome.period)}的异议期已于 ${showTime(new Date(outcome.until), now)} 截止。如确有错误，请联系质控岗更正后重算。`,
          };
        case 'frozen':
          return { text: `${showPeriod(outcome.period)}考核已经定稿，不能再提异议了。` };
      }
    },
  });
}

interface DecideValues {
  no: string;
  accepted: boolean;
  decision: string;
}

const OPTIONS = [
  { key: 'A', label: '成立', aliases: ['异议成立', '同意', '采纳'] },
  { key: 'B', label: '不成立', aliases: ['异议不成立', '不同意', '不采纳', '维持'] },
];

const verdictSlot: Slot<DecideValues> = {
  key: 'accepted',
  label: '处理意见',
  ask: () => ({ text: '这件异议是否成立？', options: OPTIONS.map(({ key, label }) => ({ key, label })) }),
  parse: ({ text }) => {
    const choice = parseChoice(text, OPTIONS);
    return choice.kind === 'one'
      ? { ok: true, value: choice.index === 0 }
      : {
          ok: false,
          reply: {
            text: '抱歉，没有看懂，请回复「成立」或「不成立」。',
            options: OPTIONS.map(({ key, label }) => ({ key, label })),
          },
        };
  },
  show: value => (value ? '成立' : '不成立'),
};

/** 处理考核异议 */
export function decideObjectionForm({ kpi }: Services): GuidedForm<DecideValues> {
  return new GuidedForm<DecideValues>({
    id: 'decide-objection',
    version: 1,
    title: '处理考核异议',
    async open(args, { actor }) {
      const candidates = async () =>
        (await kpi.objections({ actor })).map(({ no, unitName, period }) => ({
          no,
          subject: `${unitName} ${showPeriod(period)}`,
        }));
      const picked = await chooseRecord(args, {
        phrase: '处理考核异议',
        none: '目前没有待处理的考核异议。',
        candidates,
      });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const view = await kpi.view({ actor, no: picked.no });
      const objection = view.objections.find(({ no }) => no === picked.no);
      if (!objection?.mayDecide)
        return {
          kind: 'refuse',
          reply: {
            text:
              objection && objection.status !== 'open'
                ? `${picked.no} 已经处理过了：${objection.status === 'accepted' ? '成立' : '不成立'}。${objection.decision}`
                : `${picked.no} 需要由与该单位无关的质控岗处理，您不能处理。`,
          },
        };
      return {
        kind: 'start',
        values: { no: picked.no },
        intro: {
          text: `${objection.unitName}对${showPeriod(view.period)}成绩的异议（${byWhom(objection.byName, objection.forName)}）：\n「${objection.text}」`,
        },
      };
    },
    slots: [
      verdictSlot,
      textSlot({ key: 'decision', label: '处理说明', ask: () => ({ text: '请写明理由，将告知该单位负责人。' }) }),
    ],
    async submit({ no, accepted, decision }, submissionId, { actor }) {
      const outcome = await kpi.decideObjection({ actor, no, accepted, decision, submissionId });
      if (outcome.kind === 'already')
        return { text: `${no} 已经处理过了：${outcome.accepted ? '成立' : '不成立'}。本次操作没有改变任何内容。` };
      const next = accepted ? '请更正相应的测评结果或扣分，定稿时会按更正后的台账重新计算。' : '成绩维持不变。';
      return { text: `${no} 已处理：异议${accepted ? '成立' : '不成立'}，已告知${outcome.unitName}。${next}` };
    },
  });
}
