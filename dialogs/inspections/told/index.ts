import type { Turn } from '../../../src/domain/conversation/turn.ts';
import { hasRole } from '../../../src/domain/org/actor.ts';
import type { Services } from '../../../src/services/index.ts';
import type { CommandArgs, Feature } from '../../framework/command.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import { FILE_INSPECTION } from '../file-inspection-dialog.ts';
import { readTold } from './read-told.ts';
import { toldReplies } from './replies.ts';

const TOLD_VISIT = 'told-visit';
/** Whoever writes more tells what filing has to make of it. */
const LONGEST = 120;

/** What an inspector tells of a visit that filing makes nothing of: see README.md. */
export function createToldFeature({ inspections }: Pick<Services, 'inspections'>): Feature {
  async function read({ actor, text }: Pick<Turn, 'actor' | 'text'>) {
    const { units } = await inspections.names();
    const told = readTold(text, units);
    if (!told) return undefined;
    const own = [
      ...new Map(
        (await inspections.listFilable({ actor })).flatMap(each => each.units).map(unit => [unit.id, unit.name]),
      ),
    ];
    if (told.kind === 'unknown') return { kind: 'unknown' as const, said: told.said, own: own.map(([, name]) => name) };
    const { name } = units.find(({ id }) => id === told.unitId)!;
    if (!own.some(([id]) => id === told.unitId)) return { kind: 'notYours' as const, name };
    return { kind: 'own' as const, name, verdict: told.verdict, when: told.when };
  }

  async function answer(turn: Turn, args: CommandArgs) {
    const told = await read({ actor: turn.actor, text: args.text ?? '' });
    if (told?.kind === 'unknown') return toldReplies.unknownUnit(told.said, told.own);
    return told?.kind === 'notYours' ? toldReplies.notYours(told.name) : toldReplies.howFailed(told?.name ?? '');
  }

  return {
    dialogs: [new CommandDialog(TOLD_VISIT, answer)],
    commands: [],
    async takesSentence({ actor, text }) {
      if (!hasRole(actor, 'inspector') || text.length > LONGEST) return undefined;
      const told = await read({ actor, text });
      if (!told || (told.kind === 'own' && told.verdict === undefined)) return undefined;
      return told.kind === 'own' && told.verdict === 'full'
        ? { dialogId: FILE_INSPECTION, args: { phrase: '', text: toldReplies.allFull(told.name, told.when) } }
        : { dialogId: TOLD_VISIT, args: { phrase: '', text } };
    },
  };
}
