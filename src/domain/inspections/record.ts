/** A picture as it stands in a record: the copy without metadata. */
export interface RecordPhoto {
  readonly ordinal: number;
  readonly mime: 'image/jpeg' | 'image/png';
  readonly content: Buffer;
}

export interface RecordItem {
  readonly ordinal: number;
  readonly title: string;
  /** How it is judged, as the sheet says. */
  readonly description: string;
  readonly result: 'pass' | 'fail' | 'notApplicable';
  /** Null where the item carries no points. */
  readonly points: number | null;
  readonly maxPoints: number;
  readonly occurrences: number | null;
  readonly sampled: number | null;
  readonly qualified: number | null;
  readonly choice: string | null;
  readonly value: string | null;
  readonly text: string | null;
  readonly veto: boolean;
  readonly note: string;
  readonly clause: { readonly standard: string; readonly path: string } | null;
  readonly rectificationNo: string | null;
}

/** Who stands for the result; confirmed in the conversation instead of signed. Name null: the reader knows the role only. */
export interface RecordSignature {
  readonly as: 'inspector' | 'mysteryShopper' | 'reviewer' | 'head';
  readonly name: string | null;
  /** Null: still outstanding. */
  readonly at: Date | null;
}

/** One measured result in full, as it is printed for one reader. */
export interface InspectionRecord {
  readonly no: string;
  readonly programmeName: string;
  readonly templateName: string;
  readonly templateVersion: number;
  readonly unitName: string;
  readonly responsibleUnitName: string;
  readonly inspectedAt: Date;
  /** The reader learns the day only. */
  readonly dayOnly: boolean;
  /** Per cent with at most two decimals. */
  readonly score: string;
  readonly vetoed: boolean;
  readonly fields: readonly { readonly title: string; readonly value: string }[];
  readonly sections: readonly {
    readonly title: string;
    readonly weight: number | null;
    readonly items: readonly RecordItem[];
  }[];
  readonly note: string;
  readonly photos: readonly RecordPhoto[];
  readonly signatures: readonly RecordSignature[];
  /** The result was taken back as a whole; null while it stands. */
  readonly voided: { readonly at: Date; readonly reason: string } | null;
}

/** One line of a period's list. */
export interface PeriodRow {
  readonly no: string;
  readonly programmeName: string;
  /** Whose check it is. */
  readonly level: 'province' | 'city' | 'county';
  readonly unitName: string;
  readonly responsibleUnitName: string;
  readonly inspectedAt: Date;
  readonly dayOnly: boolean;
  readonly score: number;
  readonly vetoed: boolean;
  /** Only a total is known, nothing of any item. */
  readonly isTotal: boolean;
  /** Only items that had failed before were looked at again: no score of its period. */
  readonly isRecheck: boolean;
  /** The failed items with what was said of them. */
  readonly failed: readonly {
    readonly ordinal: number;
    readonly title: string;
    readonly lost: number;
    readonly note: string;
  }[];
}
