/** A 扣分通知单 as it is printed, in the words of the conversation. */
export interface PenaltyNoticeSheet {
  readonly title: string;
  readonly subtitle: string;
  readonly no: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly rows: readonly (readonly [label: string, value: string])[];
  }[];
  readonly ledger: {
    readonly heading: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly photos: string;
  readonly closing: string;
}
