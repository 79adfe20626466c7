/** What somebody who left had to do. */
export type WorkKind = 'task' | 'draft' | 'measure' | 'rectification' | 'order' | 'result' | 'report';

export interface WorkItem {
  readonly kind: WorkKind;
  readonly no: string | null;
  readonly about: string;
}

/** Notices of this feature; every parameter is a JSON value. */
export type OrgNotice =
  | { code: 'workTakenOver'; fromName: string; items: readonly WorkItem[] }
  /** To the administrators: nobody may take it over. Only how much it is: whom it concerns is not theirs to know. */
  | { code: 'workStuck'; fromName: string; counts: Readonly<Partial<Record<WorkKind, number>>> }
  /** To the administrators: units without a head or a stand-in; whoever is above has what is open there. */
  | { code: 'postEmpty'; fromName: string; counts: Readonly<Partial<Record<WorkKind, number>>> }
  /** To the administrators: a synchronisation stopped, because so many would leave. */
  | { code: 'contactsSuspicious'; departing: number; of: number };
