import { hasRole } from '../org/actor.ts';
import { allowed, type Decision, forbidden } from './decision.ts';
import { type Editor, OPERATOR } from './standards.ts';

/** Everything that is stored of a person is the administrator's to hand out and to erase; nobody's own account is theirs to erase. */
export function canHandlePersonalData(by: Editor, act: 'export' | 'erase', staffId: string): Decision {
  if (by === OPERATOR) return allowed;
  if (!hasRole(by, 'admin')) return forbidden('roleMissing');
  return act === 'erase' && by.id === staffId ? forbidden('ownAccount') : allowed;
}

export function canSetRetention(by: Editor): Decision {
  return by === OPERATOR || hasRole(by, 'admin') ? allowed : forbidden('roleMissing');
}
