import { readTaskPeriod, splitPeriod } from '../../../src/domain/inspections/planning/read-period.ts';
import { type ParsedChoice, parseChoice } from '../../../src/domain/language/parse-choice.ts';
import type { Actor } from '../../../src/domain/org/actor.ts';
import type { SlotResult } from '../../framework/form-definition.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import type { Reply } from '../../framework/reply.ts';
import { textSlot } from '../../framework/text-slot.ts';
import { showPeriod } from '../../replies/periods.ts';
import { generateReplies } from './replies-generate.ts';
import { readGenerate } from './sentences.ts';
import type { Planning } from './which-task.ts';

/** A previewed draw, as far as confirming it needs it. JSON. */
interface Draw {
  /** ISO: a moment in the period. */
  at: string;
  period: string;
  mode: 'first' | 'supplement' | 'redraw';
  seed: string;
  shown: readonly string[];
}

interface Values {
  programme: { id: string; name: string };
  draw: Draw;
  reason: string;
}

type Plannable = Awaited<ReturnType<Planning['plannable']>>;

const choose = (text: string, programmes: Plannable): ParsedChoice =>
  parseChoice(
    text,
    programmes.map((each, index) => ({ key: `${index + 1}`, label: each.name, aliases: [...each.aliases] })),
  );

const named = ({ id, name }: Plannable[number]): Values['programme'] => ({ id, name });

/** 生成任务: which check, which period, the draw and the load as they would be, and for another draw the reason. */
export function generateTasks(planning: Planning): GuidedForm<Values> {
  async function drawFor(actor: Actor, programmeId: string, words: string, now: Date): Promise<SlotResult<Draw>> {
    const programme = (await planning.plannable({ actor })).find(each => each.id === programmeId);
    const at = programme && readTaskPeriod(words, programme.cycle, now);
    if (!programme || !at)
      return { ok: false, reply: generateReplies.periodUnclear(programme?.cycle ?? 'monthly', words) };
    const preview = await planning.preview({ actor, programmeId, at });
    if (preview.kind === 'complete' || preview.kind === 'over') {
      return { ok: false, reply: generateReplies.nothingToDo(preview) };
    }
    const { period, mode, seed, shown } = preview;
    const value: Draw = { at: at.toISOString(), period, mode, seed, shown };
    return { ok: true, value, reply: generateReplies.preview(preview, now) };
  }

  return new GuidedForm<Values>({
    id: 'generate-tasks',
    version: 1,
    title: '生成检查任务',
    async open(args, { actor, now }) {
      const programmes = await planning.plannable({ actor });
      const text = readGenerate(args.text ?? '') ?? args.text ?? '';
      if (text === '') return { kind: 'start', values: {} };
      const { period, rest } = splitPeriod(text);
      const choice = rest === '' ? undefined : choose(rest, programmes);
      if (choice && choice.kind !== 'one')
        return { kind: 'refuse', reply: generateReplies.noProgramme(rest, programmes) };
      if (!choice) return { kind: 'start', values: {} };
      const programme = named(programmes[choice.index]!);
      if (period === '') return { kind: 'start', values: { programme } };
      const drawn = await drawFor(actor, programme.id, period, now);
      if (!drawn.ok) return { kind: 'refuse', reply: drawn.reply };
      return { kind: 'start', values: { programme, draw: drawn.value }, ...(drawn.reply && { intro: drawn.reply }) };
    },
    slots: [
      {
        key: 'programme',
        label: '检查类别',
        ask: async (_values, { actor }): Promise<Reply> =>
          generateReplies.whichProgramme(await planning.plannable({ actor })),
        async parse({ text, actor }) {
          const programmes = await planning.plannable({ actor });
          const choice = choose(text, programmes);
          if (choice.kind !== 'one') return { ok: false, reply: generateReplies.noProgramme(text, programmes) };
          return { ok: true, value: named(programmes[choice.index]!) };
        },
        show: value => (value as Values['programme']).name,
      },
      {
        key: 'draw',
        label: '周期',
        ask: () => generateReplies.whichPeriod,
        parse: ({ text, actor, now }, values) =>
          drawFor(actor, values.programme?.id ?? '', splitPeriod(text).period || text, now),
        show: value => showPeriod((value as Draw).period),
      },
      {
        ...textSlot<Values>({ key: 'reason', label: '重新抽取的原因', ask: () => generateReplies.whyRedraw }),
        skip: values => values.draw?.mode !== 'redraw',
      },
    ],
    async submit({ programme, draw, reason = '' }, submissionId, { actor }) {
      const { at, seed, mode, shown } = draw;
      const result = await planning.generate({
        ...{ actor, submissionId, programmeId: programme.id, seed, mode, shown, reason },
        at: new Date(at),
      });
      return generateReplies.generated(result);
    },
  });
}
