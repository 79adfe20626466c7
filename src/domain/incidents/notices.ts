type IncidentFacts = { no: string; unitName: string; title: string };

/** Notices about a 客户服务事件. */
export type IncidentNotice =
  /** To the head of the unit presumed responsible. */
  | (IncidentFacts & { code: 'incidentRegistered'; facts: string; complaint: string; penaltyNo: string })
  /** To the person who registered it. */
  | (IncidentFacts & { code: 'incidentMeasures'; measures: string })
  /** To the unit's head. */
  | (IncidentFacts & { code: 'incidentClosed' });
