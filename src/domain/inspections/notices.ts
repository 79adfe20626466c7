/** Notices of this feature; every parameter is a JSON value. */
export type InspectionNotice = {
  code: 'inspectionFiled';
  no: string;
  programme: string;
  unit: string;
  /** Per cent with at most two decimals, as a string. */
  score: string;
  vetoed: boolean;
  failed: number;
  /** ISO */
  inspectedAt: string;
  /** The hour is kept back: `inspectedAt` is then the midnight of the day. Absent in a notice stored before it was part of one. */
  dayOnly?: boolean;
  /** Why this person hears of it: they head the inspected unit, or the unit that answers for it. */
  as: 'inspected' | 'responsible';
};
