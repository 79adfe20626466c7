import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import type { RectificationStatus } from '../../domain/rectification/workflow.ts';
import type { SupervisionParties } from '../../domain/supervision/parties.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadCase, type RectificationCase } from '../rectification/load-case.ts';
import { loadOfficerUnits } from './load-order.ts';

export type PrepareOutcome =
  | {
      kind: 'ready';
      no: string;
      itemTitle: string;
      unitName: string;
      responsibleUnitName: string;
      /** 单号 of the earlier one of the quarter, where the problem came back. */
      repeatOf: string | null;
    }
  | { kind: 'wrongState'; no: string; status: RectificationStatus }
  | { kind: 'alreadyOpen'; no: string; orderNo: string };

/** Whether somebody may issue an order about a rectification notice now; asked before they are led through the form. */
export async function prepareOrder(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<PrepareOutcome> {
  return context.db.transaction(async tx => {
    const matter = await loadCase(tx, input.no);
    assertAllowed(canDecideOrder(input.actor, await partiesOfCase(context, tx, matter)));
    return checkIssuable(tx, matter);
  });
}

/** The parties of an order that does not exist yet. */
export async function partiesOfCase(
  context: ServiceContext,
  tx: Tx,
  matter: RectificationCase,
): Promise<SupervisionParties> {
  const { unitId, responsibleUnitId, responsibleHeadId, inspectorId, line } = matter.parties;
  const officerUnitIds = await loadOfficerUnits(context, tx);
  return { unitId, responsibleUnitId, responsibleHeadId, inspectorId, line, issuerId: undefined, officerUnitIds };
}

/** A notice still being rectified can be raised, and has at most one unfinished order. */
export async function checkIssuable(tx: Tx, matter: RectificationCase): Promise<PrepareOutcome> {
  const { no, status, itemTitle, unitName, responsibleUnitName } = matter;
  if (status === 'verified' || status === 'withdrawn') return { kind: 'wrongState', no, status };
  const open = await tx.supervisionOrder.findFirst({
    where: { rectificationId: matter.id, status: { notIn: ['closed', 'consolidated'] } },
    select: { no: true },
  });
  if (open) return { kind: 'alreadyOpen', no, orderNo: open.no };
  const { repeatOfId } = await tx.rectificationNotice.findUniqueOrThrow({
    where: { id: matter.id },
    select: { repeatOfId: true },
  });
  const earlier = repeatOfId && (await tx.rectificationNotice.findUnique({ where: { id: repeatOfId } }));
  return { kind: 'ready', no, itemTitle, unitName, responsibleUnitName, repeatOf: earlier ? earlier.no : null };
}
