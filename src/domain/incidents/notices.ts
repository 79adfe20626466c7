type IncidentFacts = { no: string; unitName: string; title: string };

/** Notices about a 客户服务事件. */
export type IncidentNotice =
  /** To the head of the unit presumed responsible, and who stands in for one on leave. */
  | (IncidentFacts & { code: 'incidentRegistered'; facts: string; complaint: string; penaltyNo: string })
  /** To the person who registered it. `by`: a stand-in reported them in the head's name. */
  | (IncidentFacts & {
      code: 'incidentMeasures';
      measures: string;
      by?: { readonly name: string; readonly forName: string };
    })
  /** To the heads of the units that were held responsible and to whoever registered it. `penaltyNo`: the points that are not imposed; null where none waited. */
  | (IncidentFacts & { code: 'incidentWithdrawn'; reason: string; penaltyNo: string | null; byName: string })
  /** To the same of the unit that answers for it. */
  | (IncidentFacts & { code: 'incidentClosed' });
