import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** Who may judge what somebody wrote: the other quality officers, and where there is none, the leader. */
export async function judgesOf(context: ServiceContext, tx: Tx, writtenById: string): Promise<string[]> {
  const { directory } = context;
  const others = async (role: 'qualityOfficer' | 'leader'): Promise<string[]> =>
    (await directory.withRole(tx, role)).map(person => person.id).filter(id => id !== writtenById);
  const officers = await others('qualityOfficer');
  return officers.length > 0 ? officers : others('leader');
}
