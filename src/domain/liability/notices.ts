import type { LiabilitySubjectType } from './subject.ts';

type ReviewFacts = { no: string; subjectType: LiabilitySubjectType; subjectNo: string; unitName: string };

/** Notices of this feature; every parameter is a JSON value. */
export type LiabilityNotice =
  | (ReviewFacts & { code: 'liabilityToDecide'; proposedUnitName: string | null; statement: string })
  | (ReviewFacts & { code: 'liabilityAsked'; statement: string })
  | (ReviewFacts & { code: 'liabilityStatementAdded'; statingUnitName: string; statement: string })
  | (ReviewFacts & { code: 'liabilityUpheld'; decisionReason: string })
  | (ReviewFacts & { code: 'liabilityMovedAway'; toUnitName: string; decisionReason: string })
  | (ReviewFacts & {
      code: 'liabilityMovedHere';
      toUnitName: string;
      decisionReason: string;
      orderNos: string[];
      penaltyNos: string[];
    });
