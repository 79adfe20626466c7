import type { Answer, AskedBefore } from './answer.ts';

/**
 * What the next question may lean on: what was asked, if that led to something. A question that found nothing is no subject: one that leaned on the
 * one before leaves that as it was, one of its own ends it. So does no greeting, mark or emoji, which asks nothing at all.
 */
export function subjectAfter(
  answer: Answer,
  asked: AskedBefore,
  { carried, previous }: { carried: boolean; previous: AskedBefore | undefined },
): AskedBefore | null {
  switch (answer.outcome) {
    case 'answer':
    case 'candidates':
    case 'overview':
      return asked;
    case 'clarify':
      // Its answer is read with it, and nothing else.
      return { question: asked.question, ...(asked.time ? { time: asked.time } : {}), askedBack: true };
    case 'none':
      switch (answer.reason.kind) {
        case 'beforeFirst':
          // Only the time found nothing.
          return asked;
        case 'noSuchDay':
          return { question: asked.question };
        case 'noSubject':
          return previous ?? null;
        default:
          return carried ? (previous ?? null) : null;
      }
    default: {
      const unknown: never = answer;
      throw new Error(`unknown outcome: ${String(unknown)}`);
    }
  }
}
