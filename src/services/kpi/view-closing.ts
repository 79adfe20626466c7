import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeClosing } from '../../domain/permissions/kpi.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople, loadNames, loadUnitNames } from '../penalties/load-people.ts';
import { objectionMatter } from './decide-objection.ts';
import { loadClosing } from './load-closing.ts';

export interface ClosingView {
  readonly no: string;
  readonly period: string;
  readonly revision: number;
  readonly status: 'announced' | 'frozen' | 'replaced';
  readonly announcedAt: Date;
  readonly announcedBy: string;
  readonly objectionsUntil: Date;
  readonly frozenAt: Date | null;
  readonly hash: string | null;
  readonly reason: string;
  readonly objections: readonly ObjectionView[];
}

export interface ObjectionView {
  readonly no: string;
  readonly unitName: string;
  readonly text: string;
  readonly byName: string;
  /** The head on leave whom they stood in for. */
  readonly forName: string | null;
  readonly at: Date;
  readonly status: 'open' | 'accepted' | 'rejected';
  readonly decision: string;
  readonly mayDecide: boolean;
}

/** A closing and what was objected to it, by the 单号 of either. @throws AppError `notFound`, `forbidden` */
export async function viewClosing(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ClosingView> {
  const { actor, no } = input;
  assertAllowed(canSeeClosing(actor));
  const { prisma } = context.db;
  const row = await loadClosing(prisma, await closingNo(context, no));
  const unitNameOf = await loadUnitNames(prisma);
  const nameOf = await loadNames(prisma, [
    row.announcedById,
    ...row.objections.flatMap(({ byId, byForId }) => [byId, byForId]),
  ]);
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const judges = row.objections.map(objection =>
    canDecidePenalty(actor, { ...objectionMatter(objection), qualityOfficers }),
  );
  const own = [...actor.subtree, ...actor.headOf, ...actor.standsInAt.map(({ unitId }) => unitId)];
  // What another unit objects is between it and those who decide.
  const readable = row.objections.map(({ unitId }, index) => judges[index]!.allowed || own.includes(unitId));
  return {
    ...{ no: row.no, period: row.period, revision: row.revision, status: row.status, hash: row.hash },
    ...{ announcedAt: row.announcedAt, announcedBy: nameOf(row.announcedById), reason: row.reason },
    ...{ objectionsUntil: row.objectionsUntil, frozenAt: row.frozenAt },
    objections: row.objections.flatMap((objection, index) =>
      readable[index]
        ? [
            {
              ...{ no: objection.no, text: objection.text, at: objection.at, status: objection.status },
              ...{ unitName: unitNameOf(objection.unitId), byName: nameOf(objection.byId) },
              forName: objection.byForId && nameOf(objection.byForId),
              ...{ decision: objection.decision, mayDecide: objection.status === 'open' && judges[index]!.allowed },
            },
          ]
        : [],
    ),
  };
}

async function closingNo(context: ServiceContext, no: string): Promise<string> {
  if (!no.startsWith('GY')) return no;
  const objection = await context.db.prisma.kpiObjection.findUnique({ where: { no }, include: { closing: true } });
  if (!objection) throw new AppError('notFound', { no });
  return objection.closing.no;
}
