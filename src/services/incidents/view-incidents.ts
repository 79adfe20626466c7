import { withdrawalBar } from '../../domain/incidents/withdrawal.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { PenaltyStatus } from '../../domain/penalties/status.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canReportMeasures, canRunIncidents, canWithdrawIncident } from '../../domain/permissions/incidents.ts';
import { standsInFor } from '../../domain/permissions/penalties.ts';
import type { Todo } from '../../domain/tasks/todo.ts';
import type { ServiceContext } from '../context.ts';
import { loadNames, loadUnitNames } from '../penalties/load-people.ts';
import { type LoadedIncident, loadIncident, loadIncidents, seesIncident } from './load-incident.ts';

export interface IncidentView {
  readonly no: string;
  readonly title: string;
  readonly facts: string;
  readonly complaint: string;
  readonly happenedOn: Date;
  readonly unitName: string;
  /** Who was presumed responsible; null where that has not changed. */
  readonly presumedUnitName: string | null;
  readonly reportedByName: string;
  readonly reportedAt: Date;
  readonly measures: { readonly text: string; readonly at: Date } | null;
  readonly closedAt: Date | null;
  /** Registered in error and taken back. */
  readonly withdrawn: { readonly byName: string; readonly at: Date; readonly reason: string } | null;
  readonly penalty: {
    readonly no: string;
    readonly status: PenaltyStatus;
    readonly points: string;
    readonly rule: string;
  };
  /** What this person may do now. */
  readonly mayReport: boolean;
  /** The head on leave in whose name they would report, by name. */
  readonly reportsForName: string | null;
  readonly mayClose: boolean;
  readonly mayWithdraw: boolean;
}

/** 查看 SJ. @throws AppError `notFound`, `forbidden` */
export async function viewIncident(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<IncidentView> {
  const incident = await loadIncident(context.db.prisma, input.no);
  assertAllowed(await seesIncident(context, input.actor, incident));
  return viewOf(context, input.actor, incident);
}

/** 服务事件: those this person may see, the newest first. */
export async function listIncidents(context: ServiceContext, input: { actor: Actor }): Promise<IncidentView[]> {
  const views: IncidentView[] = [];
  for (const row of await loadIncidents(context, input.actor)) views.push(await viewOf(context, input.actor, row));
  return views;
}

/** Measures that are owed, and incidents that can be closed. */
export async function listPendingIncidents(context: ServiceContext, actor: Actor): Promise<Todo[]> {
  const nameOf = await loadUnitNames(context.db.prisma);
  const rows = await loadIncidents(context, actor, { closedAt: null, withdrawnAt: null });
  return rows.flatMap(({ no, title, entry, measuresAt }): Todo[] => {
    const owed = !isRipe({ entry, measuresAt }) && canReportMeasures(actor, entry.responsibleUnitId).allowed;
    const ripe = isRipe({ entry, measuresAt }) && canRunIncidents(actor).allowed;
    if (!owed && !ripe) return [];
    const action = owed ? 'reportMeasures' : 'closeIncident';
    return [
      { action, ref: { type: 'incident', no }, subject: title, unitName: nameOf(entry.responsibleUnitId), dueAt: null },
    ];
  });
}

/** Measures are in, or the points were refused. */
const isRipe = ({ entry, measuresAt }: Pick<LoadedIncident, 'entry' | 'measuresAt'>): boolean =>
  measuresAt !== null || entry.status === 'rejected';

async function viewOf(context: ServiceContext, actor: Actor, incident: LoadedIncident): Promise<IncidentView> {
  const { prisma } = context.db;
  const unitNameOf = await loadUnitNames(prisma);
  const nameOf = await loadNames(prisma, [incident.reportedById, incident.withdrawnById]);
  const { entry, measures, measuresAt, closedAt, responsibleUnitId: presumed } = incident;
  const { reportedById, withdrawnById, withdrawnAt, withdrawReason } = incident;
  const open = closedAt === null && withdrawnAt === null;
  const parties = { reportedById, responsibleUnitId: entry.responsibleUnitId };
  return {
    ...{ no: incident.no, title: incident.title, facts: incident.facts, complaint: incident.complaint },
    ...{ happenedOn: incident.happenedOn, reportedAt: incident.reportedAt, closedAt },
    unitName: unitNameOf(entry.responsibleUnitId),
    presumedUnitName: presumed === entry.responsibleUnitId ? null : unitNameOf(presumed),
    reportedByName: nameOf(incident.reportedById),
    measures: measuresAt && { text: measures, at: measuresAt },
    withdrawn: withdrawnAt && { byName: nameOf(withdrawnById ?? ''), at: withdrawnAt, reason: withdrawReason },
    penalty: {
      ...{ no: entry.no, status: entry.status, points: entry.points.toString() },
      rule: entry.ruleVersion.rule.title,
    },
    mayReport: open && canReportMeasures(actor, entry.responsibleUnitId).allowed,
    reportsForName: standsInFor(actor, entry.responsibleUnitId)?.forName ?? null,
    mayClose: open && isRipe(incident) && canRunIncidents(actor).allowed,
    mayWithdraw:
      withdrawalBar({ withdrawnAt, penalty: entry.status }) === undefined &&
      canWithdrawIncident(actor, parties).allowed,
  };
}
