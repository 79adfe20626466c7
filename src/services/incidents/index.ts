import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { closeIncident } from './close-incident.ts';
import { findSameIncident } from './find-same-incident.ts';
import { listIncidentRules, registerIncident } from './register-incident.ts';
import { reportMeasures } from './report-measures.ts';
import { listIncidents, listPendingIncidents, viewIncident } from './view-incidents.ts';
import { previewIncidentWithdrawal, withdrawIncident } from './withdraw-incident.ts';

type Input<UseCase extends (context: ServiceContext, input: never) => unknown> = Parameters<UseCase>[1];

/** The use cases of 客户服务事件, bound to the application's context. */
export function createIncidentServices(context: ServiceContext) {
  return {
    rules: (input: Input<typeof listIncidentRules>) => listIncidentRules(context, input),
    same: (wanted: Parameters<typeof findSameIncident>[1]) => findSameIncident(context.db.prisma, wanted),
    register: (input: Input<typeof registerIncident>) => registerIncident(context, input),
    reportMeasures: (input: Input<typeof reportMeasures>) => reportMeasures(context, input),
    close: (input: Input<typeof closeIncident>) => closeIncident(context, input),
    previewWithdrawal: (input: Input<typeof previewIncidentWithdrawal>) => previewIncidentWithdrawal(context, input),
    withdraw: (input: Input<typeof withdrawIncident>) => withdrawIncident(context, input),
    view: (input: Input<typeof viewIncident>) => viewIncident(context, input),
    list: (input: Input<typeof listIncidents>) => listIncidents(context, input),
    pending: (actor: Actor) => listPendingIncidents(context, actor),
  };
}
