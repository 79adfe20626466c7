import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { BulletinKind, BulletinOrigin } from '../../src/domain/bulletins/bulletin.ts';
import { hasBegun, lastPeriod, readBulletinPeriod } from '../../src/domain/bulletins/periods.ts';
import { readBulletinKind } from '../../src/domain/bulletins/read-bulletin.ts';
import type { Turn } from '../../src/domain/conversation/turn.ts';
import { checkText } from '../../src/domain/language/clean-text.ts';
import { keepsSuggested } from '../../src/domain/language/keeps-suggested.ts';
import { readNumber } from '../../src/domain/language/record-number.ts';
import { canIssueBulletin } from '../../src/domain/permissions/bulletins.ts';
import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import type { SlotResult } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { numberIsNoText } from '../framework/text-slot.ts';
import { memoryOf } from '../framework/turn.ts';
import { showPeriod } from '../replies/periods.ts';
import { documentsOf, type SentDocument, waitingDocument } from '../standards/import/sent-document.ts';
import { amendLines, amends } from './amend-lines.ts';
import {
  answerLine,
  askLine,
  askLines,
  type Lines,
  leftOutOf,
  problemsOf,
  settle,
  showLines,
  unclearOf,
} from './problem-lines.ts';
import { issueAnyway, bulletinReplies as replies } from './replies.ts';
import { defaultTitle, KIND_LABEL } from './words.ts';

interface Source {
  readonly origin: BulletinOrigin;
  readonly sourceNo?: string;
}

interface Values {
  kind: BulletinKind;
  source: Source;
  period: string;
  title: string;
  lines: Lines;
  /** Issued although the same was issued before. */
  again?: boolean;
}

type Read = Extract<Awaited<ReturnType<Services['bulletins']['read']>>, { kind: 'read' }>;

/** What the form gets besides its command: the document sent before it. */
interface IssueArgs extends CommandArgs {
  readonly document?: SentDocument | undefined;
}

/** The phrases that mean the document sent last, or the province's paper. */
export const IMPORT_PHRASES = ['导入通报', '转发通报', '省公司通报', '导入为通报'];
export const ISSUE_BULLETIN = 'issue-bulletin';
const MAX_TITLE = 100;

class IssueForm extends GuidedForm<Values> {
  override beginDialog(dc: DialogContext, args: IssueArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const document = args.phrase === '导入为通报' ? waitingDocument(memoryOf(dc.context)) : undefined;
    const known: IssueArgs = { ...args, document };
    return super.beginDialog(dc, known);
  }
}

/** 发周报, 发月报, 发短板通报, 导入通报: what the first message or a file says is taken, only the gaps are asked. */
export function issueForm(services: Services): GuidedForm<Values> {
  const { bulletins } = services;
  const value = (result: SlotResult<Lines>) => result as SlotResult<Values[keyof Values]>;

  async function readFrom(turn: Turn, args: IssueArgs): Promise<Read | Reply | undefined> {
    const [sent] = documentsOf(turn.files);
    const document = sent ?? args.document;
    if (document) return readFile(turn, document);
    const text = args.text ?? '';
    if (text === '') return undefined;
    return (await bulletins.read({ actor: turn.actor, text })) as Read;
  }

  async function readFile(turn: Turn, document: SentDocument): Promise<Read | Reply> {
    const read = await bulletins.read({ actor: turn.actor, fileId: document.id });
    return read.kind === 'read' ? read : replies.unreadable(read.fileName, read.reason);
  }

  return new IssueForm({
    id: ISSUE_BULLETIN,
    version: 1,
    title: '通报',
    async open(args: IssueArgs, turn) {
      // Whoever may not issue one is told before being asked.
      assertAllowed(canIssueBulletin(turn.actor));
      const read = await readFrom(turn, args);
      if (read && 'text' in read) return { kind: 'refuse', reply: read };
      const said = args.text ?? '';
      const kind = readBulletinKind(args.phrase) ?? read?.head.kind ?? readBulletinKind(said.split(/[\n；;]/)[0] ?? '');
      const firstLine = said.split(/[\n；;]/)[0] ?? '';
      const named = kind && (read?.head.period ?? readBulletinPeriod(firstLine, kind, turn.now));
      if (named && !hasBegun(named, turn.now)) return { kind: 'refuse', reply: replies.notBegun(named) };
      const period = named;
      const imports = IMPORT_PHRASES.includes(args.phrase);
      const origin = read?.head.origin ?? (args.phrase.includes('省') ? 'province' : imports ? undefined : 'city');
      const lines = (read?.lines ?? []).filter(line => !(kind && isHead(line.text, kind, turn.now)));
      const units = await bulletins.units();
      const settled = lines.length > 0 ? settle(lines, units) : undefined;
      const title = read?.head.title ?? (kind && period ? defaultTitle(kind, period) : undefined);
      return {
        kind: 'start',
        values: {
          ...(kind && { kind }),
          ...(period && { period }),
          ...(title !== undefined && { title }),
          ...(origin && {
            source: { origin, ...(read?.head.sourceNo !== undefined && { sourceNo: read.head.sourceNo }) },
          }),
          // What is still unclear keeps its slot open: only a whole answer skips it.
          ...(settled?.ok && !settled.stay && { lines: settled.value }),
          ...(settled?.ok && settled.stay && { pending: settled.value }),
        } as Partial<Values>,
        ...(read && { intro: replies.readIntro(read, lines) }),
      };
    },
    slots: [
      {
        key: 'kind',
        label: '类别',
        ask: () => replies.askKind,
        parse({ text }) {
          const kind = readBulletinKind(text) ?? replies.kindByKey(text);
          return kind ? { ok: true, value: kind } : { ok: false, reply: replies.askKind };
        },
        show: kind => KIND_LABEL[kind as BulletinKind],
      },
      {
        key: 'source',
        label: '来源',
        ask: () => replies.askSource,
        parse({ text }) {
          const origin =
            /省/.test(text) || text === '2'
              ? 'province'
              : /市|本公司|自己/.test(text) || text === '1'
                ? 'city'
                : undefined;
          return origin ? { ok: true, value: { origin } } : { ok: false, reply: replies.askSource };
        },
        show: source => replies.showSource(source as Source),
      },
      {
        key: 'period',
        label: '周期',
        ask: ({ kind = 'weekly' }, { now }) => replies.askPeriod(kind, lastPeriod(kind, now)),
        parse({ text, now }, { kind = 'weekly' }) {
          const last = lastPeriod(kind, now);
          const period = text === showPeriod(last) ? last : readBulletinPeriod(text, kind, now);
          if (!period) return { ok: false, reply: replies.askPeriod(kind, last) };
          return hasBegun(period, now) ? { ok: true, value: period } : { ok: false, reply: replies.notBegun(period) };
        },
        show: period => showPeriod(period as string),
      },
      {
        key: 'title',
        label: '标题',
        freeText: 'statement',
        ask: ({ kind = 'weekly', period = '' }) => replies.askTitle(defaultTitle(kind, period)),
        parse({ text }, { kind = 'weekly', period = '' }) {
          if (keepsSuggested(text)) return { ok: true, value: defaultTitle(kind, period) };
          const no = readNumber(text);
          if (no !== undefined) return { ok: false, reply: numberIsNoText(no, {}, '标题') };
          const checked = checkText(text);
          return checked.ok && checked.text.length <= MAX_TITLE
            ? { ok: true, value: checked.text }
            : { ok: false, reply: replies.askTitle(defaultTitle(kind, period)) };
        },
        show: title => title as string,
      },
      {
        key: 'lines',
        label: '问题',
        freeText: true,
        async ask(values) {
          const open = pendingOf(values);
          return unclearOf(open).length > 0 ? askLine(open, await bulletins.units()) : askLines;
        },
        async parse(turn, values) {
          const units = await bulletins.units();
          const [document] = documentsOf(turn.files);
          if (document) {
            const read = await readFile(turn, document);
            return 'text' in read ? { ok: false, reply: read } : value(settle(read.lines, units));
          }
          const open = pendingOf(values);
          if (unclearOf(open).length > 0) return value(answerLine(turn.text, open, units));
          const said = await bulletins.readProblems({ actor: turn.actor, text: turn.text });
          // Problems said again take the place of those before; what was put aside stays on record.
          return value(settle([...said, ...leftOutOf(open)], units));
        },
        show: lines => showLines(lines as Lines),
      },
    ],
    async review(values) {
      if (values.again) return undefined;
      const { kind, source, period } = values;
      const problems = namedProblems(values.lines);
      const same = await bulletins.findSame({ kind, origin: source.origin, period, problems });
      return same === undefined ? undefined : replies.same(same);
    },
    async amend({ actor, text }, values) {
      const lines = pendingOf(values);
      if (lines.length === 0 || !amends(text)) return undefined;
      const amended = await amendLines(text, lines, {
        units: await bulletins.units(),
        read: said => bulletins.readProblems({ actor, text: said }),
      });
      if (!amended?.ok) return amended;
      // What is not clear now is asked next.
      const { value: changed, reply } = amended;
      const open = { lines: undefined, pending: changed } as Partial<Values>;
      return { ok: true, value: amended.stay ? open : { lines: changed }, ...(reply && { reply }) };
    },
    restate: async ({ text }) => issueAnyway.take(text),
    async submit({ kind, source, period, title, lines, again }, submissionId, { actor, now }) {
      const outcome = await bulletins.issue({
        ...{ actor, submissionId, kind, period, title, ...source },
        problems: namedProblems(lines),
        ...(again && { again }),
        leftOut: leftOutOf(lines).map(({ text }) => text),
      });
      return replies.issued(outcome, now);
    },
  });
}

const namedProblems = (lines: Lines) => problemsOf(lines).map(({ text, unitIds }) => ({ unitId: unitIds[0]!, text }));

/** The lines under confirmation: those read when the form was opened, until the slot has its own. */
function pendingOf(values: Partial<Values>): Lines {
  return values.lines ?? (values as { pending?: Lines }).pending ?? [];
}

/** 「上周」 before the problems says what the bulletin is for. */
function isHead(text: string, kind: BulletinKind, now: Date): boolean {
  return text.length <= 12 && readBulletinPeriod(text, kind, now) !== undefined;
}
