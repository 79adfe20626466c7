import type { Releaser } from '../../domain/org/releasers.ts';
import type { Decision } from '../../domain/permissions/decision.ts';
import { AppError } from '../../errors.ts';

/** @throws AppError `forbidden`; of their own writing, with the names of those who may release it. */
export function assertMayRelease(decision: Decision, releasers: readonly Releaser[]): void {
  if (decision.allowed) return;
  const { reason } = decision;
  throw new AppError('forbidden', {
    reason,
    ...(reason === 'ownText' && { by: releasers.map(({ name }) => name).join('、') }),
  });
}
