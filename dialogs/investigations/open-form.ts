import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { Services } from '../../src/services/index.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { numbered, offerOf, readOffer, type UnitName } from '../liability/unit-choice.ts';
import { investigationReplies as replies } from './replies.ts';

interface OpenValues {
  unit: UnitName;
  subject: string;
  question: string;
  fileIds: readonly string[];
}

/** 发起调查: whom, about what, what is to be told, and what gave rise to it. 「发起调查 渠县 工单为什么超时」 gives the first two. */
export function openForm({ investigations, penalties }: Services): GuidedForm<OpenValues> {
  const offers = async () => (await penalties.accountableUnits()).map(unit => offerOf(unit));
  return new GuidedForm<OpenValues>({
    id: 'open-investigation',
    version: 1,
    title: '服务问题调查',
    async open(args, { actor }) {
      await investigations.assertMayOpen({ actor });
      const [first = '', ...rest] = cleanText(args.text ?? '').split(/[\s，,：:]+/);
      const choice = first === '' ? undefined : readOffer(first, await offers());
      const unit = choice?.kind === 'one' ? choice.unit : null;
      if (!unit) return { kind: 'start', values: {}, ...(choice?.kind === 'unclear' && { intro: replies.whichUnit }) };
      await investigations.assertMayOpen({ actor, unitId: unit.id });
      const subject = rest.join('，');
      return { kind: 'start', values: { unit, ...(subject !== '' && { subject }) } };
    },
    slots: [
      {
        key: 'unit',
        label: '调查单位',
        ask: async () => ({ ...replies.askUnit, options: numbered(await offers()) }),
        async parse({ actor, text }) {
          const choice = readOffer(text, await offers());
          if (choice.kind !== 'one') return { ok: false, reply: choice.reply };
          if (!choice.unit) return { ok: false, reply: replies.askUnit };
          await investigations.assertMayOpen({ actor, unitId: choice.unit.id });
          return { ok: true, value: choice.unit };
        },
        show: value => (value as UnitName).name,
      },
      textSlot<OpenValues>({ key: 'subject', label: '调查问题', formal: true, ask: () => replies.askSubject }),
      textSlot<OpenValues>({ key: 'question', label: '请其说明', formal: true, ask: () => replies.askQuestion }),
      filesSlot<OpenValues>({ key: 'fileIds', label: '材料', question: replies.askFiles }),
    ],
    async submit({ unit, subject, question, fileIds }, submissionId, { actor, now }) {
      const asked = { actor, unitId: unit.id, subject, question, fileIds, submissionId };
      return replies.opened(await investigations.open(asked), now);
    },
  });
}
