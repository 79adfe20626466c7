import type { Day } from '../../src/domain/calendar/shanghai.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Services } from '../../src/services/index.ts';
import type { Command } from '../framework/command.ts';
import { pastDaySlot } from '../framework/day-slot.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { numbered, offerOf, readOffer, type UnitName } from '../liability/unit-choice.ts';
import { rewardReplies as replies } from './reward-replies.ts';

interface Values {
  unit: UnitName;
  rule: { id: string; title: string; points: string };
  day: Day;
  text: string;
  fileIds: readonly string[];
}

/** 加分: which unit, under which rule, what it did and when, what proves it; a second person confirms. */
export function rewardForm({ penalties }: Services): GuidedForm<Values> {
  const offers = async () => (await penalties.accountableUnits()).map(unit => offerOf(unit));
  return new GuidedForm<Values>({
    id: 'propose-reward',
    version: 1,
    title: '加分',
    async open({ text = '' }, { actor }) {
      const rules = await penalties.rewardRules({ actor });
      const [only, ...others] = rules;
      if (!only) return { kind: 'refuse', reply: replies.noRule };
      const chosen = text === '' ? undefined : readOffer(text, await offers());
      const unit = chosen?.kind === 'one' ? chosen.unit : null;
      const values = {
        ...(unit && { unit }),
        ...(others.length === 0 && { rule: { id: only.id, title: only.title, points: only.terms.points } }),
      };
      return { kind: 'start', values, ...(others.length === 0 && { intro: replies.intro(only) }) };
    },
    slots: [
      {
        key: 'unit',
        label: '部门',
        ask: async () => ({ text: '请问给哪个部门加分？', options: numbered(await offers()) }),
        async parse({ text }) {
          const chosen = readOffer(text, await offers());
          // Every offer is a unit.
          return chosen.kind === 'one' ? { ok: true, value: chosen.unit! } : { ok: false, reply: chosen.reply };
        },
        show: value => (value as UnitName).name,
      },
      {
        key: 'rule',
        label: '规则',
        ask: async (_values, { actor }) => replies.whichRule(await penalties.rewardRules({ actor })),
        async parse({ actor, text }) {
          const rules = await penalties.rewardRules({ actor });
          const choice = parseChoice(
            text,
            rules.map(({ title }, index) => ({ key: `${index + 1}`, label: title })),
          );
          const rule = choice.kind === 'one' ? rules[choice.index]! : undefined;
          return rule
            ? { ok: true, value: { id: rule.id, title: rule.title, points: rule.terms.points } }
            : { ok: false, reply: replies.whichRule(rules) };
        },
        show: value => replies.rule(value as Values['rule']),
      },
      textSlot<Values>({ key: 'text', label: '事由', formal: true, ask: () => replies.askText }),
      pastDaySlot<Values>({ key: 'day', label: '日期', question: '请问是哪一天的事？' }),
      filesSlot<Values>({ key: 'fileIds', label: '佐证', question: '请发送佐证，如表扬信、通报。' }),
    ],
    async submit({ unit, rule, day, text, fileIds }, submissionId, { actor }) {
      const wanted = { ruleId: rule.id, unitId: unit.id, day, text, fileIds };
      return replies.proposed(await penalties.proposeReward({ actor, ...wanted, submissionId }));
    },
  });
}

export const rewardCommands: readonly Command[] = [
  {
    phrases: ['加分', '提出加分', '奖励加分'],
    takes: 'text',
    dialogId: 'propose-reward',
    roles: ['qualityOfficer'],
    help: '给表现突出的部门提出加分，另一人确认后生效，如「加分 公众客户部」',
  },
];
