import type { LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canViewIssue } from '../../domain/permissions/bulletins.ts';
import { canViewRectification } from '../../domain/permissions/rectification.ts';
import { canViewOrder } from '../../domain/permissions/supervision.ts';
import { loadIssues } from '../bulletins/load-issue.ts';
import type { ServiceContext } from '../context.ts';
import { loadCases } from '../rectification/load-case.ts';
import { loadOrders } from '../supervision/load-order.ts';
import { loadEntry } from './load-entry.ts';
import { loadOrigin } from './load-origin.ts';
import { seesEntry } from './sees-entry.ts';

/** Whether this person may see the record a 责任认定 is about: the side that was only named in it usually may not. */
export async function seesSubject(
  context: ServiceContext,
  actor: Actor,
  subject: { type: LiabilitySubjectType; no: string },
): Promise<boolean> {
  const { prisma } = context.db;
  const { type, no } = subject;
  switch (type) {
    case 'rectification': {
      const [found] = await loadCases(prisma, [no]);
      return found !== undefined && canViewRectification(actor, found.parties).allowed;
    }
    case 'supervision': {
      const [found] = await loadOrders(prisma, [no]);
      return found !== undefined && canViewOrder(actor, found.parties).allowed;
    }
    case 'majorIssue': {
      const [found] = await loadIssues(context, prisma, { no });
      return found !== undefined && canViewIssue(actor, found.parties).allowed;
    }
    case 'penalty': {
      const entry = await loadEntry(prisma, no);
      return (await seesEntry(context, actor, entry, await loadOrigin(prisma, entry))).allowed;
    }
    default: {
      const unknown: never = type;
      throw new RangeError(`unknown subject: ${String(unknown)}`);
    }
  }
}
