import type { TurnContext } from 'botbuilder';
import { MEMORY, type Memory, TURN, type Turn } from '../../src/domain/conversation/turn.ts';

/** The turn the bot has prepared: who speaks, when, and what was received. */
export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get(TURN) as Turn | undefined;
  if (!turn) throw new Error('a dialog ran outside a turn');
  return turn;
}

/** What this conversation remembers between turns; change it in place. */
export function memoryOf(context: TurnContext): Memory {
  return context.turnState.get(MEMORY) as Memory;
}
