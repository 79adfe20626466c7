export type ReportStatus = 'due' | 'drafted' | 'submitted' | 'returned' | 'accepted' | 'omitted';

/** To be written: never drafted, or sent back by the head. A draft may be written again until the head has released it. */
export const FILLABLE: readonly ReportStatus[] = ['due', 'drafted', 'returned'];
/** Not sent in yet, whoever's turn it is. */
export const UNSENT: readonly ReportStatus[] = ['due', 'drafted', 'returned'];

export const isFillable = (status: ReportStatus): boolean => FILLABLE.includes(status);
export const isUnsent = (status: ReportStatus): boolean => UNSENT.includes(status);
