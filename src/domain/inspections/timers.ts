/** What falls due after filing. `id` is the inspection's, for disputes the dispute's; a settled matter has nothing to say. */
export type InspectionTimer =
  /** `reviews` made before it tell a submission from one after a return. */
  | { kind: 'inspectionReviewReminder'; id: string; reviews: number }
  | { kind: 'resultResponseReminder'; id: string }
  | { kind: 'resultResponseCloses'; id: string }
  | { kind: 'disputeReminder'; id: string };
