import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { isAppError } from '../../../src/errors.ts';
import type { CommandArgs } from '../../framework/command.ts';
import { type Reply, say } from '../../framework/reply.ts';
import { memoryOf, turnOf } from '../../framework/turn.ts';
import { renderError } from '../../replies/errors.ts';

/** 「接着看」 */
export const READ_ON = '接着看';

/** About as much as is read on a phone without losing the thread. */
const PAGE_LENGTH = 900;

/** Something long, in pieces that are not cut: shown page by page. */
export interface LongText {
  readonly head: string;
  readonly pieces: readonly string[];
  /** What can be done at the end, besides reading on. */
  readonly options?: Reply['options'];
  readonly ref?: Reply['ref'];
}

/** Where in which text this conversation is. The text is read again for each page: it may have become another in the meantime. */
interface PageMemory {
  readonly dialogId: string;
  readonly no: string;
  readonly next: number;
}

type ReadText = (turn: Turn, args: CommandArgs) => Promise<LongText | { reply: Reply }>;

/** A command that shows a long text of one record, page by page. */
export class PagedCommand extends Dialog {
  readonly #read: ReadText;

  constructor(id: string, read: ReadText) {
    super(id);
    this.#read = read;
  }

  override async beginDialog(
    dc: DialogContext,
    args: CommandArgs & { from?: number } = { phrase: '' },
  ): Promise<DialogTurnResult> {
    try {
      const read = await this.#read(turnOf(dc.context), args);
      if ('reply' in read) await say(dc.context, read.reply);
      else
        await showPage(dc.context, {
          text: read,
          dialogId: this.id,
          no: args.no ?? read.ref?.no ?? '',
          from: args.from ?? 0,
        });
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(dc.context, renderError(error));
    }
    return dc.endDialog();
  }
}

async function showPage(
  context: TurnContext,
  { text, dialogId, no, from }: { text: LongText; dialogId: string; no: string; from: number },
): Promise<void> {
  const shown: string[] = [];
  let length = 0;
  for (const piece of text.pieces.slice(from)) {
    if (shown.length > 0 && length + piece.length > PAGE_LENGTH) break;
    shown.push(piece);
    length += piece.length;
  }
  const next = from + shown.length;
  const rest = text.pieces.length - next;
  const memory = memoryOf(context);
  if (rest > 0) memory.reading = { dialogId, no, next } satisfies PageMemory;
  else delete memory.reading;
  await say(context, {
    text: [
      from === 0 ? text.head : `（接上）`,
      ...shown,
      ...(rest > 0 ? [`还有 ${rest} 条，可发「${READ_ON}」。`] : []),
    ].join('\n'),
    options: [...(rest > 0 ? [{ key: READ_ON, label: READ_ON }] : []), ...(text.options ?? [])],
    ref: text.ref ?? null,
  });
}

/** 接着看: the next page of what was read last. */
export class ReadOnDialog extends Dialog {
  constructor() {
    super('standard-read-on');
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const reading = memoryOf(dc.context).reading as PageMemory | undefined;
    if (!reading || !dc.findDialog(reading.dialogId)) {
      await say(dc.context, { text: '没有看到一半的内容。可发「看变化」或「看全文」加标准的单号。' });
      return dc.endDialog();
    }
    return dc.replaceDialog(reading.dialogId, { phrase: READ_ON, no: reading.no, from: reading.next });
  }
}
