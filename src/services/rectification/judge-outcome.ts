import type { RectificationStatus } from '../../domain/rectification/workflow.ts';

/** What a decision about an answer came to; `dueAt` (ISO) is the deadline in force afterwards. */
export type JudgeOutcome =
  | { kind: 'done'; no: string; itemTitle: string; unitName: string; authorName: string; dueAt: string }
  | { kind: 'wrongState'; no: string; status: RectificationStatus };
