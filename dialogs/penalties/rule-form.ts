import type { Day } from '../../src/domain/calendar/shanghai.ts';
import { readKpiPeriod } from '../../src/domain/kpi/read-period.ts';
import { readRuleChange, saysNothing } from '../../src/domain/penalties/read-rule-change.ts';
import type { Services } from '../../src/services/index.ts';
import type { Command } from '../framework/command.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { showFullDay } from '../replies/times.ts';
import {
  type Base,
  baseOf,
  canReword,
  draftOf,
  named,
  problemOf,
  readCap,
  readConfirmation,
  readFrom,
  readPoints,
  termsOf,
  type Values,
  whole,
} from './rule-answers.ts';
import { asideCommands, asideOf } from './rule-aside.ts';
import {
  ask,
  obstacleReply,
  previewReply,
  publishedReply,
  ruleReply,
  rulesReply,
  unreadableReply,
  whichRuleReply,
} from './rule-replies.ts';
import { showCap, showConfirmation, showPer } from './rule-words.ts';

const EDIT = '修改扣分规则';
const REPLAY = /^(?:重新)?(?:试算|回放|重算|再算)(?:一下)?\s*/;

/** 扣分规则: the list, one with its versions, and a new version by steps or by one sentence, with its dry run before it is published. */
export function ruleForm({ penalties }: Services): GuidedForm<Values> {
  return new GuidedForm<Values>({
    id: 'penalty-rules',
    version: 1,
    title: '扣分规则修改',
    async open({ phrase, text = '' }, { actor, now }) {
      const rules = await penalties.rules({ actor });
      if (text === '' && phrase !== EDIT) return { kind: 'refuse', reply: rulesReply(rules) };
      const read = readRuleChange(text, now);
      if (read.kind === 'unreadable') return { kind: 'refuse', reply: unreadableReply(read.what) };
      const rule = named(read.rest, rules.rules);
      if (!rule) return { kind: 'refuse', reply: whichRuleReply(read.rest, rules, phrase) };
      if (saysNothing(read.change) && phrase !== EDIT) return { kind: 'refuse', reply: ruleReply(rule, rules.mayEdit) };
      const base = baseOf(rule);
      const values = saysNothing(read.change) ? { rule: base } : { rule: base, ...whole(base, read.change) };
      const { points, cap, from } = values as Partial<Values>;
      const problem = points && cap && problemOf(points, cap, from, now);
      return problem ? { kind: 'refuse', reply: problem } : { kind: 'start', values };
    },
    slots: [
      {
        key: 'rule',
        label: '规则',
        ask: async (_values, { actor }) => whichRuleReply('', await penalties.rules({ actor }), EDIT),
        async parse({ actor, text }) {
          const rules = await penalties.rules({ actor });
          const rule = named(text, rules.rules);
          return rule ? { ok: true, value: baseOf(rule) } : { ok: false, reply: whichRuleReply(text, rules, EDIT) };
        },
        show: value => (value as Base).title,
      },
      {
        key: 'points',
        label: '分值',
        ask: ({ rule }) => ask.points(rule!.terms),
        parse: ({ text, now }, { rule }) => readPoints(text, rule!.terms, now),
        show: value => showPer(value as Values['points']),
      },
      {
        key: 'cap',
        label: '封顶',
        ask: ({ rule }) => ask.cap(rule!.terms),
        parse: ({ text, now }, { rule, points }) => readCap(text, rule!.terms, points!.points, now),
        show: value => showCap(value as Values['cap']),
      },
      {
        key: 'confirmation',
        label: '确认',
        ask: ({ rule }) => ask.confirmation(rule!.terms.needsConfirmation),
        parse: ({ text, now }, { rule }) => readConfirmation(text, rule!.terms, now),
        show: value => showConfirmation(value as boolean),
      },
      {
        key: 'from',
        label: '生效日期',
        ask: () => ask.from,
        parse: ({ text, now }) => readFrom(text, now),
        show: value => `${showFullDay(value as Day)}起`,
      },
      {
        ...textSlot<Values>({
          key: 'text',
          label: '规则文字',
          formal: true,
          ask: ({ rule }) => ask.text(rule!.text),
        }),
        // What can be put into the wording by rule is not asked for.
        skip: values => values.text === undefined && canReword(values),
      },
    ],
    async review(values, { actor }) {
      const { period } = values;
      const preview = await penalties.previewRule({ actor, draft: draftOf(values), ...(period && { period }) });
      return preview.kind === 'preview' ? previewReply(preview) : obstacleReply(preview);
    },
    async restate({ text, now }, values) {
      const replay = REPLAY.test(text) ? readKpiPeriod(text.replace(REPLAY, ''), now) : undefined;
      if (replay?.rest === '') return { ok: true, value: { period: replay.period } };
      const read = readRuleChange(text.replace(/^(?:修改)?扣分规则/, ''), now);
      if (read.kind === 'unreadable') return { ok: false, reply: unreadableReply(read.what) };
      if (saysNothing(read.change) || (read.rest !== '' && !values.rule.title.includes(read.rest))) return undefined;
      const { points, cap, confirmation, from } = values;
      const next = { from, ...whole({ ...values.rule, terms: termsOf({ points, cap, confirmation }) }, read.change) };
      const problem = problemOf(next.points, next.cap, next.from, now);
      return problem ? { ok: false, reply: problem } : { ok: true, value: next };
    },
    aside: asideOf,
    async submit(values, submissionId, { actor }) {
      const { version } = values.rule;
      return publishedReply(await penalties.publishRule({ actor, draft: draftOf(values), version, submissionId }));
    },
  });
}

export const ruleCommands: readonly Command[] = [
  {
    phrases: ['扣分规则'],
    takes: 'text',
    dialogId: 'penalty-rules',
    roles: ['qualityOfficer', 'leader'],
    help: '查看扣分规则和历次版本；质控岗可修改，如「扣分规则 督办 每次1.5分 从2027-01-01起」，发布前先试算',
  },
  ...asideCommands,
  { phrases: [EDIT], takes: 'text', dialogId: 'penalty-rules', roles: [], help: '逐项修改一条扣分规则' },
];
