import type { RectificationStatus } from '../../domain/rectification/workflow.ts';

/** What a decision about an answer came to; `dueAt` (ISO) is the deadline in force afterwards. */
export type JudgeOutcome =
  | { kind: 'done'; no: string; itemTitle: string; unitName: string; authorName: string; dueAt: string }
  /** The answer under review is not the one this person had before them. */
  | { kind: 'updated'; no: string }
  | { kind: 'wrongState'; no: string; status: RectificationStatus };
