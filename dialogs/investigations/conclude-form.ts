import { concealmentRests, verdictOf } from '../../src/domain/investigations/rules.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Services } from '../../src/services/index.ts';
import { filesSlot } from '../framework/files-slot.ts';
import type { Slot } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { pickInvestigation } from './pick.ts';
import { investigationReplies as replies } from './replies.ts';

interface ConcludeValues {
  no: string;
  /** Statements that were shown. */
  seen: number;
  concealed: boolean;
  finding: string;
  fileIds: readonly string[];
}

/** 调查结论: with everything that was told before the eyes; concealment is a person's finding, with what it rests on. */
export function concludeForm({ investigations, penalties }: Services): GuidedForm<ConcludeValues> {
  return new GuidedForm<ConcludeValues>({
    id: 'conclude-investigation',
    version: 1,
    title: '调查结论',
    async open(args, turn) {
      const step = { action: 'concludeInvestigation', phrase: '调查结论', none: replies.noneToConclude } as const;
      const picked = await pickInvestigation(investigations, turn, args, step);
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const view = await investigations.view({ actor: turn.actor, no: picked.no });
      const shown = replies.view(view, turn.now);
      if (!view.canConclude) return { kind: 'refuse', reply: shown };
      if (view.statements.length === 0 && view.askedAt > turn.now)
        return { kind: 'refuse', reply: replies.notAskedYet(view, turn.now) };
      const values = { no: view.no, seen: view.statements.length };
      const heard = view.mayFindConcealment ? {} : { concealed: false };
      const intro = view.mayFindConcealment ? shown : replies.unheardYet(shown, view, turn.now);
      return { kind: 'start', values: { ...values, ...heard }, intro: { ...intro, options: [] } };
    },
    slots: [
      {
        key: 'concealed',
        label: '是否如实反映',
        ask: ({ seen = 0 }) => replies.askConcealed(seen),
        parse({ text }, { seen = 0 }) {
          const choice = parseChoice(text, replies.concealedOptions(seen));
          if (choice.kind !== 'one') return { ok: false, reply: replies.askConcealed(seen) };
          return { ok: true, value: choice.index === 1 };
        },
        show: (value, { seen = 0 }) =>
          replies.showVerdict(verdictOf({ concealed: value as boolean, statements: seen })),
      },
      textSlot<ConcludeValues>({
        key: 'finding',
        label: '结论',
        formal: true,
        ask: ({ concealed }) => replies.askFinding(concealed ?? false),
      }),
      evidenceSlot(penalties),
    ],
    async submit({ no, seen, concealed, finding, fileIds }, submissionId, { actor, now }) {
      const found = { actor, no, seen, concealed, finding, fileIds, submissionId };
      return replies.concluded(await investigations.conclude(found), now);
    },
  });
}

/** Files are needed where concealment would rest on nothing else. */
function evidenceSlot(penalties: Services['penalties']): Slot<ConcludeValues> {
  const slot = filesSlot<ConcludeValues>({ key: 'fileIds', label: '证据', question: replies.askEvidence });
  return {
    ...slot,
    async parse(turn, values) {
      const parsed = await slot.parse(turn, values);
      if (!parsed.ok || parsed.stay || !values.concealed) return parsed;
      const files = (parsed.value as readonly string[]).length;
      const named = await penalties.knownRecords(values.finding ?? '');
      const rests = concealmentRests({ no: values.no ?? '', named, statements: values.seen ?? 0, files });
      return rests ? parsed : { ok: false, reply: replies.evidenceNeeded(values.seen ?? 0) };
    },
  };
}
