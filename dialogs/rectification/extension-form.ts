import { atShanghai, type Day } from '../../src/domain/calendar/shanghai.ts';
import { AFTERNOON_END } from '../../src/domain/calendar/working-hours.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import { parseDate } from '../../src/domain/language/parse-date.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import { GuidedForm, type SlotResult } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { showTime } from '../replies/times.ts';
import { pendingFor } from './answer.ts';
import { extensionReplies as replies } from './extension-replies.ts';

interface AskValues {
  no: string;
  day: Day;
  reason: string;
}

/** 「到12月3日 配件未到」: the day at the beginning, the reason behind it. */
const WORDS =
  /^(?:到|至|延(?:期|长)?(?:到|至))?\s*(\S+?(?:日|号|[一二三四五六日天底末]|\d))(?:前|之前|止)?(?:[\s,，;；。、]+([\s\S]*))?$/;

/** 申请延期: until which working day, and why. */
export function askExtensionForm(services: Services): GuidedForm<AskValues> {
  const { rectification } = services;
  const readDay = async (
    actor: Parameters<typeof rectification.checkAskedDay>[0]['actor'],
    no: string,
    text: string,
    now: Date,
  ): Promise<SlotResult<string>> => {
    const said = text.replace(/^(?:延期?)?(?:到|至)\s*/, '').replace(/(?:之?前|止)$/, '');
    const date = parseDate(said, now, { lean: 'future' });
    if (date.kind !== 'date') return { ok: false, reply: replies.dayUnclear };
    const asked = await rectification.checkAskedDay({ actor, no, day: date.date });
    return asked.kind === 'due' ? { ok: true, value: date.date } : { ok: false, reply: replies.dayUnfit(asked) };
  };
  return new GuidedForm<AskValues>({
    id: 'ask-extension',
    version: 1,
    title: '延期申请',
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseRecord(
        { ...args, no: named },
        {
          phrase: '申请延期',
          none: replies.nothingToExtend,
          candidates: () => pendingFor(services, actor, 'answerRectification'),
        },
      );
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const { no } = chosen;
      const preview = await rectification.previewExtension({ actor, no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: replies.obstacle(preview, now) };
      const [, said = '', why = ''] = WORDS.exec(cleanText(words)) ?? [];
      const day = said === '' ? undefined : await readDay(actor, no, said, now);
      const intro = replies.intro(preview, now);
      const problem = day && !day.ok ? `${day.reply.text}\n` : '';
      return {
        kind: 'start',
        values: { no, ...(day?.ok && { day: day.value as Day }), ...(why !== '' && { reason: why }) },
        intro: { ...intro, text: `${problem}${intro.text}` },
      };
    },
    slots: [
      {
        key: 'day',
        label: '延到',
        ask: () => replies.askDay,
        parse: ({ actor, text, now }, { no }) =>
          readDay(actor, no ?? '', text, now) as Promise<SlotResult<AskValues[keyof AskValues]>>,
        show: value => showTime(atShanghai(String(value) as Day, AFTERNOON_END)),
      },
      textSlot<AskValues>({ key: 'reason', label: '理由', ask: () => replies.askReason }),
    ],
    async submit({ no, day, reason }, submissionId, { actor, now }) {
      const outcome = await rectification.askExtension({ actor, submissionId, no, day, reason });
      switch (outcome.kind) {
        case 'asked':
          return replies.asked(outcome, now);
        case 'unfit':
          return replies.dayUnfit(outcome.asked);
        default:
          return replies.obstacle(outcome, now);
      }
    },
  });
}

/** 延期审批 shows the request; 同意延期 and 不同意延期 decide it, with words for the unit where there are any. */
export function decideExtensionDialogs(services: Services): CommandDialog[] {
  const { rectification } = services;
  const decide = (granted: boolean, phrase: string) =>
    new CommandDialog(granted ? 'grant-extension' : 'refuse-extension', async (turn, args) => {
      const { actor, messageId, now } = turn;
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseRecord({ ...args, no: named }, waiting(services, actor, phrase));
      if (chosen.kind === 'ask') return chosen.reply;
      const { no } = chosen;
      const decision = cleanText(words);
      if (!granted && decision === '') return replies.askRefusal(no);
      const submissionId = `${messageId}:extension`;
      const outcome = await rectification.decideExtension({ actor, submissionId, no, granted, decision });
      if (outcome.kind !== 'unseen') return replies.decided(outcome, now);
      const view = await rectification.viewExtension({ actor, no });
      return view ? replies.view(view, now) : replies.decided({ kind: 'noneAsked', no }, now);
    });
  return [
    new CommandDialog('view-extension', async ({ actor, now }, args) => {
      const chosen = await chooseRecord(args, waiting(services, actor, '延期审批'));
      if (chosen.kind === 'ask') return chosen.reply;
      const view = await rectification.viewExtension({ actor, no: chosen.no });
      return view ? replies.view(view, now) : replies.decided({ kind: 'noneAsked', no: chosen.no }, now);
    }),
    decide(true, '同意延期'),
    decide(false, '不同意延期'),
  ];
}

function waiting(
  services: Services,
  actor: Parameters<Services['rectification']['pendingExtensions']>[0],
  phrase: string,
) {
  return {
    phrase,
    none: replies.nothingToDecide,
    candidates: async () =>
      (await services.rectification.pendingExtensions(actor)).map(({ ref, unitName, subject }) => ({
        no: ref.no,
        subject: `${unitName} ${subject}`,
      })),
  };
}

const DECIDES = ['qualityOfficer', 'leader'] as const;

export const extensionCommands: readonly Command[] = [
  {
    phrases: ['申请延期', '延期申请'],
    takes: 'text',
    dialogId: 'ask-extension',
    roles: ['manager', 'serviceOfficer'],
    help: '整改到期前申请延期，如「申请延期 ZG-2026-0001 到12月3日 配件未到」',
  },
  {
    phrases: ['延期审批', '审批延期'],
    takes: 'number',
    dialogId: 'view-extension',
    roles: DECIDES,
    help: '审批整改延期申请，同意或不同意',
  },
  { phrases: ['同意延期'], takes: 'text', dialogId: 'grant-extension', roles: [], help: '同意整改延期' },
  {
    phrases: ['不同意延期'],
    takes: 'text',
    dialogId: 'refuse-extension',
    roles: [],
    help: '不同意整改延期，单号后写理由',
  },
];
