import type { Day } from '../../src/domain/calendar/shanghai.ts';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { type ExtensionRequest, readExtensionRequest } from '../../src/domain/extensions/read-request.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import { parseDate } from '../../src/domain/language/parse-date.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { CommandArgs } from '../framework/command.ts';
import type { SlotResult } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { showTime } from '../replies/times.ts';
import { taskReplies } from '../tasks/replies.ts';
import { extensionReplies as replies } from './replies.ts';
import { isExtendable, showMatter } from './words.ts';

export const ASK_EXTENSION = 'ask-extension';
const PHRASE = '申请延期';

interface AskValues {
  no: string;
  /** Which measure of a problem is meant; null for the day by which measures are owed. */
  ordinal: number | null;
  day: AskedDay;
  reason: string;
}

/** A day, and the end of the unit's working day on it (ISO): what is asked for. */
interface AskedDay {
  readonly day: Day;
  readonly dueAt: string;
}

/** 「第2条」 before the day: one measure's own. */
const MEASURE = /^第?\s*(\d{1,2})\s*条(?:措施)?[\s:：,，]*/;

/** 「到12月3日 配件未到」: the day at the beginning, the reason behind it. */
const WORDS =
  /^(?:到|至|延(?:期|长)?(?:到|至))?\s*(\S+?(?:日|号|[一二三四五六日天底末]|\d))(?:前|之前|止)?(?:[\s,，;；。、]+([\s\S]*))?$/;

/** What a person said with the command, or in a sentence of their own. */
interface Said {
  readonly no: string | undefined;
  readonly ordinal: number | undefined;
  readonly request: ExtensionRequest | undefined;
  readonly day: string;
  readonly reason: string;
}

function read(args: CommandArgs): Said {
  const request = args.phrase === '' ? readExtensionRequest(args.text ?? '') : undefined;
  if (request) return { no: undefined, ordinal: undefined, request, day: request.day, reason: request.reason };
  const { no, words } = splitNumber(args);
  // 「DB-2026-0001 申请延期到11月20日，配件没到货」: said around the number.
  const around = (args.said ?? '').replace(/^[\s\S]*?(?:延期|延长|延|宽限|推迟)/, '');
  const text = cleanText(words === '' ? around : words);
  const measure = MEASURE.exec(text);
  const [, day = '', reason = ''] = WORDS.exec(measure ? text.slice(measure[0].length) : text) ?? [];
  return { no, ordinal: measure ? Number(measure[1]) : undefined, request, day, reason };
}

/** 申请延期: until which working day, and why. */
export function askExtensionForm({ extensions }: Services): GuidedForm<AskValues> {
  async function readDay(
    { actor, now }: Pick<Turn, 'actor' | 'now'>,
    { no, ordinal }: Pick<AskValues, 'no' | 'ordinal'>,
    text: string,
  ): Promise<SlotResult<AskedDay>> {
    const said = text.replace(/^(?:延期?)?(?:到|至)\s*/, '').replace(/(?:之?前|止)$/, '');
    const date = parseDate(said, now, { lean: 'future' });
    if (date.kind !== 'date') return { ok: false, reply: replies.dayUnclear };
    const asked = await extensions.checkDay({ actor, no, ordinal, day: date.date });
    return asked.kind === 'due'
      ? { ok: true, value: { day: date.date, dueAt: asked.dueAt.toISOString() } }
      : { ok: false, reply: replies.dayUnfit(asked, no) };
  }

  /** The matters that a request without 单号 may mean, narrowed by what it calls them. */
  async function candidates({ actor }: Turn, request: ExtensionRequest | undefined) {
    const all = await extensions.extendable({ actor, about: request?.about });
    const named = all.filter(({ title }) => request !== undefined && title.includes(request.named));
    return (named.length > 0 ? named : all).map(({ no, title: itemTitle, unitName, period }) => ({
      no,
      subject: showMatter({ no, itemTitle, unitName, ...(period && { period }) }),
    }));
  }

  return new GuidedForm<AskValues>({
    id: ASK_EXTENSION,
    version: 3,
    title: '延期申请',
    async open(args, turn) {
      const { actor, now } = turn;
      const said = read(args);
      const chosen = await chooseRecord(
        { phrase: PHRASE, ...(said.no && { no: said.no }) },
        {
          phrase: PHRASE,
          none: replies.nothingToExtend(said.request?.about),
          candidates: () => candidates(turn, said.request),
        },
      );
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const { no } = chosen;
      if (!isExtendable(no)) return { kind: 'refuse', reply: taskReplies.notForThisKind(PHRASE, no) };
      const preview = await extensions.preview({
        ...{ actor, no },
        ...(said.ordinal !== undefined && { ordinal: said.ordinal }),
      });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: replies.obstacle(preview, now) };
      const ordinal = preview.facts.ordinal ?? null;
      const day = said.day === '' ? undefined : await readDay(turn, { no, ordinal }, said.day);
      const intro = replies.intro(preview, now);
      const problem = day && !day.ok ? `${day.reply.text}\n` : '';
      return {
        kind: 'start',
        values: { no, ordinal, ...(day?.ok && { day: day.value }), ...(said.reason !== '' && { reason: said.reason }) },
        intro: { ...intro, text: `${problem}${intro.text}` },
      };
    },
    slots: [
      {
        key: 'day',
        label: '延到',
        ask: () => replies.askDay,
        parse: (turn, { no = '', ordinal = null }) => readDay(turn, { no, ordinal }, turn.text),
        show: value => showTime(new Date((value as AskedDay).dueAt)),
      },
      textSlot<AskValues>({ key: 'reason', label: '理由', ask: () => replies.askReason }),
    ],
    async settled({ no = '', ordinal = null }, { actor, now }) {
      const preview = await extensions.preview({ actor, no, ordinal });
      return preview.kind === 'open' ? undefined : replies.obstacle(preview, now);
    },
    async submit({ no, ordinal, day, reason }, submissionId, { actor, now }) {
      const outcome = await extensions.ask({ actor, submissionId, no, ordinal, day: day.day, reason });
      switch (outcome.kind) {
        case 'asked':
          return replies.asked(outcome, now);
        case 'unfit':
          return replies.dayUnfit(outcome.asked, no);
        default:
          return replies.obstacle(outcome, now);
      }
    },
  });
}
