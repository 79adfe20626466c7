import { AppError } from '../../errors.ts';

/** Why somebody may not do something; rendered in dialogs/replies/errors.ts. */
export type ForbiddenReason =
  | 'roleMissing' // this needs another role
  | 'otherUnit' // this belongs to another unit
  | 'otherLine' // this belongs to another inspection line
  | 'ownMatter' // nobody decides a matter of their own unit
  | 'ownAccount' // nobody erases themselves
  | 'unitAsks' // the responsible unit asks for more time
  | 'notRecipient' // this is addressed to somebody else
  | 'notHead' // only the unit's head may
  | 'tookPart' // nobody takes two steps of one approval
  | 'bothSides' // nobody speaks for a unit where they decide or propose, nor decides where they have spoken for one
  | 'notReleased' // a result its unit does not know of yet
  | 'ownText'; // a second person judges what somebody wrote

export type Decision = { allowed: true } | { allowed: false; reason: ForbiddenReason };

export const allowed: Decision = { allowed: true };
export const forbidden = (reason: ForbiddenReason): Decision => ({ allowed: false, reason });

/** Every use case starts with this. @throws AppError `forbidden` with the reason. */
export function assertAllowed(decision: Decision): void {
  if (!decision.allowed) throw new AppError('forbidden', { reason: decision.reason });
}
