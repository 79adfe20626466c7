/** What every notice about a 标准答复 or 口径 names. */
type AnswerFacts = { no: string; kind: 'answer' | 'script'; question: string };

/** Notices of this feature; every parameter is a JSON value. */
export type QuestionNotice =
  /** To who asked in vain: there is an answer now. */
  | {
      code: 'questionSolved';
      question: string;
      answer: { text: string; clause: { standard: string; path: string } | null };
    }
  /** To the others who may judge it. */
  | (AnswerFacts & {
      code: 'answerToApprove';
      text: string;
      writerName: string;
      clauses: { standard: string; path: string; text: string }[];
    })
  | (AnswerFacts & { code: 'answerApproved'; byName: string })
  | (AnswerFacts & { code: 'answerReturned'; byName: string; reason: string })
  /** A clause it rests on reads differently from now on, or is gone: it is not given until somebody has looked at it. */
  | (AnswerFacts & { code: 'answerToReview'; standard: string; label: string; changed: string[]; gone: string[] });
