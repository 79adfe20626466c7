import type { ServiceLine } from '../org/actor.ts';

/** The people and units a supervision order concerns, as permissions and expectations need them. */
export interface SupervisionParties {
  readonly unitId: string;
  /** Read afresh each time: 责任认定 may have moved it. */
  readonly responsibleUnitId: string;
  readonly responsibleHeadId: string | undefined;
  /** Undefined before the order exists. */
  readonly issuerId: string | undefined;
  readonly inspectorId: string | undefined;
  readonly line: ServiceLine | undefined;
  /** Units of the quality officers: where one of them is concerned, the leader decides. */
  readonly officerUnitIds: readonly string[];
}
