import type { Services } from '../../src/services/index.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { numbered, type Offer, offerOf, readOffer } from '../liability/unit-choice.ts';
import { investigationReplies as replies } from './replies.ts';
import { type Askable, type AskedUnit, readAsked, readOpening, type SaidUnit, type UnclearUnit } from './which-unit.ts';

interface OpenValues {
  unit: AskedUnit;
  subject: string;
  question: string;
  fileIds: readonly string[];
  /** What was said with the command in place of a unit's name. */
  said?: UnclearUnit;
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
      const { unit: said, subject } = readOpening(args.text ?? '', await investigations.askable());
      const unit = said.kind === 'one' ? said.unit : undefined;
      if (unit) await investigations.assertMayOpen({ actor, unitId: unit.id });
      const intro = unit && replies.answersFor(unit);
      return {
        kind: 'start',
        values: { ...(unit ? { unit } : { said }), ...(subject !== '' && { subject }) } as Partial<OpenValues>,
        ...(intro && { intro }),
      };
    },
    slots: [
      {
        key: 'unit',
        label: '调查单位',
        ask: async ({ unit, said }) => replies.askUnit(numbered(await offers()), unit ? undefined : said),
        async parse({ actor, text }, { said: before }) {
          const offered = await offers();
          const said = read(agreed(text, before), offered, await investigations.askable());
          if (said.kind !== 'one') return { ok: false, reply: replies.askUnit(numbered(offered), said) };
          await investigations.assertMayOpen({ actor, unitId: said.unit.id });
          const reply = replies.answersFor(said.unit);
          return { ok: true, value: said.unit, ...(reply && { reply }) };
        },
        show: value => replies.showUnit(value as AskedUnit),
      },
      {
        ...textSlot<OpenValues>({
          key: 'subject',
          label: '调查问题',
          formal: true,
          takesQuestions: true,
          ask: () => replies.askSubject,
        }),
        show: (value, { unit }) => subjectOf(value as string, unit),
      },
      textSlot<OpenValues>({
        key: 'question',
        label: '请其说明',
        formal: true,
        takesQuestions: true,
        ask: () => replies.askQuestion,
      }),
      filesSlot<OpenValues>({ key: 'fileIds', label: '材料', question: replies.askFiles }),
    ],
    async submit({ unit, subject, question, fileIds }, submissionId, { actor, now }) {
      const about = { unitId: unit.id, subject: subjectOf(subject, unit), question, fileIds };
      return replies.opened(await investigations.open({ actor, submissionId, ...about }), now);
    },
  });
}

/** 「是」 to the only unit that was offered. */
const agreed = (text: string, before: UnclearUnit | undefined): string =>
  before?.kind === 'unclear' && before.names.length === 1 && /^(?:是|是的|对|对的|没错|嗯)$/.test(text.trim())
    ? before.names[0]!
    : text;

/** A number means an offer; a name is read as names of units are everywhere. */
function read(text: string, offered: readonly Offer[], units: readonly Askable[]): SaidUnit {
  const named = readAsked(text, units);
  if (named.kind !== 'none') return named;
  const choice = readOffer(text, offered);
  return choice.kind === 'one' && choice.unit ? { kind: 'one', unit: choice.unit } : named;
}

/** Where the problem is stays with it, where another unit tells about it. */
const subjectOf = (subject: string, unit: AskedUnit | undefined): string =>
  unit?.place === undefined || subject.includes(unit.place) ? subject : `${unit.place}：${subject}`;
