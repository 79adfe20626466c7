import type { ServiceLine } from '../org/actor.ts';

/** The people and units a rectification notice concerns, as permissions and expectations need them. */
export interface RectificationParties {
  readonly unitId: string;
  readonly responsibleUnitId: string;
  /** Head of the inspected unit, or of the nearest unit above it that has one. */
  readonly headId: string | undefined;
  readonly responsibleHeadId: string | undefined;
  /** Who filed the inspection. */
  readonly inspectorId: string;
  readonly line: ServiceLine;
  /** Who wrote the answer now under review. */
  readonly authorId: string | undefined;
  /** Who is asked to verify now: see `pickVerifiers`. */
  readonly verifierIds: readonly string[];
}
