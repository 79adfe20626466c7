import type { ServiceContext } from '../../context.ts';
import type { LibrarySnapshot } from '../library.ts';
import type { Understood } from './understand.ts';

/** The library a question is answered from, and the instant whose rules those are. */
export interface ChosenLibrary {
  readonly library: LibrarySnapshot;
  readonly asOf: Date;
  /** Whether that is another time than now. */
  readonly dated: boolean;
}

/** The clauses in force at the time a question is about; of a period, at its end. */
export async function chooseLibrary(
  context: Pick<ServiceContext, 'library'>,
  { time }: Understood,
  now: Date,
): Promise<ChosenLibrary> {
  const asOf = time?.kind === 'period' ? time.to : now;
  return { library: await context.library.on(asOf), asOf, dated: time?.kind === 'period' || time?.kind === 'previous' };
}
