import { readClauseRefs } from '../../../domain/questions/clause-refs.ts';
import type { ServiceContext } from '../../context.ts';

/** The clause in force that each text names; undefined where it names none, or more than one. */
export async function clausesNamed(
  context: Pick<ServiceContext, 'library' | 'clock'>,
  texts: readonly string[],
): Promise<(string | undefined)[]> {
  if (texts.every(text => text === '')) return texts.map(() => undefined);
  const { clauses } = await context.library.on(context.clock.now());
  return texts.map(text => {
    if (text.trim() === '') return undefined;
    const refs = readClauseRefs(text, clauses);
    return refs.kind === 'found' && refs.clauses.length === 1 ? refs.clauses[0]!.id : undefined;
  });
}
