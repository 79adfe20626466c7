import type { Day } from '../../src/domain/calendar/shanghai.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Services } from '../../src/services/index.ts';
import { pastDaySlot } from '../framework/day-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { numbered, offerOf, readOffer, type UnitName } from '../liability/unit-choice.ts';
import { registerAnyway, incidentReplies as replies } from './replies.ts';

interface Values {
  title: string;
  facts: string;
  day: Day;
  complaint: string;
  unit: UnitName;
  rule: { id: string; label: string };
  /** Registered although the same was before. */
  again?: boolean;
}

/** 登记服务事件: what happened, when, who complained, the unit presumed responsible, and the rule it falls under. */
export function registerForm({ incidents, penalties }: Services): GuidedForm<Values> {
  const offers = async () => (await penalties.accountableUnits()).map(unit => offerOf(unit));
  return new GuidedForm<Values>({
    id: 'register-incident',
    version: 1,
    title: '服务事件登记',
    async open({ text = '' }, { actor }) {
      // Whoever may not register one is told before being asked.
      await incidents.rules({ actor });
      return { kind: 'start', values: text === '' ? {} : { title: text } };
    },
    slots: [
      textSlot<Values>({ key: 'title', label: '事件', formal: true, ask: () => replies.askTitle }),
      textSlot<Values>({ key: 'facts', label: '经过', formal: true, ask: () => replies.askFacts }),
      pastDaySlot<Values>({ key: 'day', label: '发生日期', question: '请问是哪一天发生的？' }),
      textSlot<Values>({ key: 'complaint', label: '客户投诉', optional: true, ask: () => replies.askComplaint }),
      {
        key: 'unit',
        label: '初步责任部门',
        ask: async () => ({
          text: '初步认为是哪个部门的责任？该部门可以提出责任认定。',
          options: numbered(await offers()),
        }),
        async parse({ text }) {
          const chosen = readOffer(text, await offers());
          // Every offer is a unit.
          return chosen.kind === 'one' ? { ok: true, value: chosen.unit! } : { ok: false, reply: chosen.reply };
        },
        show: value => (value as UnitName).name,
      },
      {
        key: 'rule',
        label: '适用规则',
        ask: async (_values, { actor }) => replies.whichRule(await incidents.rules({ actor })),
        async parse({ actor, text }) {
          const rules = await incidents.rules({ actor });
          const options = replies.whichRule(rules).options ?? [];
          const choice = parseChoice(text, options);
          return choice.kind === 'one'
            ? { ok: true, value: { id: rules[choice.index]!.id, label: options[choice.index]!.label } }
            : { ok: false, reply: replies.whichRule(rules) };
        },
        show: value => (value as Values['rule']).label,
      },
    ],
    async review({ title, facts, day, unit, again }) {
      const same = again ? undefined : await incidents.same({ unitId: unit.id, day, title, facts });
      return same === undefined ? undefined : replies.same(same);
    },
    amend: async ({ text }) => registerAnyway.take(text),
    async submit({ title, facts, day, complaint, unit, rule, again }, submissionId, { actor }) {
      const wanted = { title, facts, day, complaint, unitId: unit.id, ruleId: rule.id, ...(again && { again }) };
      return replies.registered(await incidents.register({ actor, ...wanted, submissionId }));
    },
  });
}
