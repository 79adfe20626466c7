import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { looksLikeQuestion } from '../../../src/domain/language/looks-like-question.ts';
import { isAppError } from '../../../src/errors.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Command, CommandArgs } from '../../framework/command.ts';
import { say } from '../../framework/reply.ts';
import { turnOf } from '../../framework/turn.ts';
import { renderError } from '../../replies/errors.ts';
import { ASK } from '../ask-dialog.ts';
import { editionName } from './words.ts';

const NAME_EDITION = 'name-edition';
/** Shorter words stand in too many titles. */
const SHORTEST_NAME = 3;
const MOST = 9;

type Listed = Awaited<ReturnType<Services['standards']['list']>>[number];
type Edition = Listed['past'][number];

/** Which editions of a standard a command can be about. */
const ABOUT: Readonly<Record<string, (standard: Listed) => readonly Edition[]>> = {
  'withdraw-standard': inUse,
  'confirm-withdrawal': inUse,
  'decline-withdrawal': inUse,
  'reading-status': inUse,
  'remind-readers': inUse,
  'standard-text': each => [...inUse(each), ...each.drafts],
  'standard-changes': each => [...inUse(each), ...each.drafts],
  'submit-standard': each => each.drafts,
  'judge-standard': each => each.drafts,
  'return-standard': each => each.drafts,
  'take-back-standard': each => each.drafts,
  'publish-standard': each => each.drafts,
};

function inUse({ inForce, upcoming }: Listed): readonly Edition[] {
  return [...(inForce ? [inForce] : []), ...upcoming];
}

/** What came with the installation has no 单号, and no approval to be asked for. */
function nothingToDo(phrase: string, title: string, unnumbered: { title: string; label: string } | undefined): string {
  return unnumbered
    ? `${editionName(unnumbered)}是系统最初装入的，没有单号，不能在对话里${phrase}。需要处理请联系系统管理员。`
    : `《${title}》目前没有可以${phrase}的版本。`;
}

/** The same commands with a title in place of the 单号: 「作废 投诉处理办法」. */
export function byTitle(commands: readonly Command[]): Command[] {
  return commands
    .filter(({ dialogId }) => dialogId in ABOUT)
    .map(({ phrases, help }) => ({ phrases, takes: 'title', dialogId: NAME_EDITION, roles: [], help }));
}

/** Finds the edition that a command names by its standard's title, and hands over to the command; what names none is a question. */
export class NameEditionDialog extends Dialog {
  readonly #services: Services;
  readonly #dialogOf: ReadonlyMap<string, string>;

  constructor(services: Services, commands: readonly Command[]) {
    super(NAME_EDITION);
    this.#services = services;
    this.#dialogOf = new Map(commands.flatMap(({ phrases, dialogId }) => phrases.map(phrase => [phrase, dialogId])));
  }

  override async beginDialog(dc: DialogContext, args: CommandArgs = { phrase: '' }): Promise<DialogTurnResult> {
    const { phrase, text = '' } = args;
    const name = text.replace(/[《》\s]|[。.!！吧了]+$/gu, '');
    const dialogId = this.#dialogOf.get(phrase)!;
    try {
      const { actor } = turnOf(dc.context);
      const isName = [...name].length >= SHORTEST_NAME && !looksLikeQuestion(text);
      const standards = isName ? await this.#services.standards.list({ actor, name }) : [];
      if (standards.length === 0) return await dc.replaceDialog(ASK);
      const meant = standards.flatMap(standard =>
        ABOUT[dialogId]!(standard).map(({ no, label }) => ({ no, label, title: standard.title })),
      );
      const editions = meant.filter(({ no }) => no !== null);
      const [only, ...others] = editions;
      if (only && others.length === 0) return await dc.replaceDialog(dialogId, { phrase, no: only.no! });
      await say(dc.context, {
        text: only
          ? `名称含「${name}」、可以${phrase}的有 ${editions.length} 份，请问是哪一份？`
          : nothingToDo(phrase, standards[0]!.title, meant[0]),
        options: only
          ? editions.slice(0, MOST).map(each => ({ key: `${phrase} ${each.no}`, label: editionName(each) }))
          : [{ key: `标准目录 ${name}`, label: '看各版本' }],
      });
    } catch (error) {
      if (!isAppError(error)) throw error;
      await say(dc.context, renderError(error));
    }
    return dc.endDialog();
  }
}
