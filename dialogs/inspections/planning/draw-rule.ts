import { readDrawRule } from '../../../src/domain/inspections/planning/read-draw-rule.ts';
import type { TaskRule } from '../../../src/domain/inspections/programme-rules.ts';
import type { Actor } from '../../../src/domain/org/actor.ts';
import type { SlotResult } from '../../framework/form-definition.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import { takeNamed } from './read-plan.ts';
import { drawRuleReplies as replies } from './replies-draw-rule.ts';
import type { Planning } from './which-task.ts';

/** A previewed rule, as far as confirming it needs it. JSON. */
interface Shown {
  rule: TaskRule;
  fromPeriod: string;
  seed: string;
  shown: readonly string[];
}

interface Values {
  programme: { id: string; name: string };
  rule: Shown;
}

/** 抽查规则: which units a programme draws each period, with what the next one would draw. Named alone, it shows the rules. */
export function setDrawRule(planning: Planning): GuidedForm<Values> {
  async function preview(actor: Actor, programmeId: string, text: string): Promise<SlotResult<Shown>> {
    const rule = readDrawRule(text);
    if (!rule) return { ok: false, reply: replies.ruleUnclear(text) };
    const previewed = await planning.previewDrawRule({ actor, programmeId, rule });
    if (previewed.kind !== 'preview') return { ok: false, reply: replies.notSet(previewed) };
    const { fromPeriod, seed, shown } = previewed;
    return { ok: true, value: { rule, fromPeriod, seed, shown }, reply: replies.preview(previewed) };
  }

  return new GuidedForm<Values>({
    id: 'draw-rule',
    version: 1,
    title: '修改抽查规则',
    async open(args, { actor }) {
      const programmes = await planning.drawRules({ actor });
      const text = (args.text ?? '').trim();
      if (text === '') return { kind: 'refuse', reply: replies.rules(programmes) };
      const { found, left } = takeNamed(text.split(/[\s,，:：]+/), programmes);
      if (!found) return { kind: 'refuse', reply: replies.whichProgramme(text, programmes) };
      const programme = { id: found.id, name: found.name };
      if (left.length === 0) return { kind: 'start', values: { programme }, intro: replies.current(found) };
      const shown = await preview(actor, found.id, left.join(''));
      if (!shown.ok) return { kind: 'refuse', reply: shown.reply };
      return { kind: 'start', values: { programme, rule: shown.value }, ...(shown.reply && { intro: shown.reply }) };
    },
    slots: [
      {
        key: 'programme',
        label: '检查类别',
        ask: async (_values, { actor }) => replies.rules(await planning.drawRules({ actor })),
        async parse({ actor, text }) {
          const programmes = await planning.drawRules({ actor });
          const { found } = takeNamed([text], programmes);
          if (!found) return { ok: false, reply: replies.whichProgramme(text, programmes) };
          return { ok: true, value: { id: found.id, name: found.name } };
        },
        show: value => (value as Values['programme']).name,
      },
      {
        key: 'rule',
        label: '抽查规则',
        ask: () => replies.whichRule,
        parse: ({ actor, text }, { programme }) => preview(actor, programme?.id ?? '', text),
        show: value => replies.rule((value as Shown).rule, (value as Shown).fromPeriod),
      },
    ],
    async restate({ actor, text }, values) {
      const { found } = takeNamed(text.split(/[\s,，:：]+/), await planning.drawRules({ actor }));
      if (!readDrawRule(text)) return undefined;
      const programme = found ? { id: found.id, name: found.name } : values.programme;
      const shown = await preview(actor, programme.id, text);
      return shown.ok ? { ...shown, value: { programme, rule: shown.value } } : shown;
    },
    async submit({ programme, rule: { rule, fromPeriod, seed, shown } }, submissionId, { actor }) {
      const wanted = { programmeId: programme.id, rule, fromPeriod, seed, shown };
      return replies.set(await planning.setDrawRule({ actor, submissionId, ...wanted }));
    },
  });
}
