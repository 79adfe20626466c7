import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeRanking } from '../../domain/permissions/kpi.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople, loadNames, loadUnitNames } from '../penalties/load-people.ts';
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
  readonly at: Date;
  readonly status: 'open' | 'accepted' | 'rejected';
  readonly decision: string;
  readonly mayDecide: boolean;
}

/** A closing and what was objected to it, by the 单号 of either. @throws AppError `notFound`, `forbidden` */
export async function viewClosing(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ClosingView> {
  const { actor, no } = input;
  assertAllowed(canSeeRanking(actor));
  const { prisma } = context.db;
  const row = await loadClosing(prisma, await closingNo(context, no));
  const unitNameOf = await loadUnitNames(prisma);
  const nameOf = await loadNames(prisma, [row.announcedById, ...row.objections.map(({ byId }) => byId)]);
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const judges = row.objections.map(({ unitId }) =>
    canDecidePenalty(actor, { concernedUnitIds: [unitId], qualityOfficers }),
  );
  // What another unit objects is between it and those who decide.
  const readable = row.objections.map(
    ({ unitId }, index) => judges[index]!.allowed || actor.subtree.includes(unitId) || actor.headOf.includes(unitId),
  );
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
