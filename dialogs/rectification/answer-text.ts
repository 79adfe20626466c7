import type { Reuse } from '../../src/services/files/reuse-of.ts';
import { showFiles } from '../framework/files-slot.ts';
import { reusedPictureLines } from '../replies/reused-picture.ts';

/** An answer as everybody reads it: who, why, what was done, what came of it, how it is proved. */
export function answerLines(answer: {
  authorName: string;
  cause: string;
  measure: string;
  result: string;
  evidence: number;
  reused?: readonly Reuse[];
}): string[] {
  return [
    `答复人：${answer.authorName}`,
    `原因：${answer.cause}`,
    `措施：${answer.measure}`,
    ...(answer.result === '' ? [] : [`结果：${answer.result}`]),
    `佐证：${showFiles(answer.evidence)}`,
    ...reusedPictureLines(answer.reused ?? []),
  ];
}
