/** A choice a person can tap, or type by its key or label. */
export interface Option {
  readonly key: string;
  readonly label: string;
}

export interface Citation {
  readonly standard: string;
  readonly version: string;
  /** Number path, such as 第三章/第三十二条. */
  readonly clause: string;
  readonly text: string;
}

export type RefType =
  | 'inspection'
  | 'dispute'
  | 'task'
  | 'rectification'
  | 'supervision'
  | 'penalty'
  | 'liability'
  | 'appeal'
  | 'submission'
  | 'majorIssue'
  | 'investigation'
  | 'bulletin'
  | 'bulletinDraft'
  | 'kpiClosing'
  | 'kpiObjection'
  | 'standard'
  | 'answer'
  | 'backlog'
  | 'incident';

/** The business record a message is about, by the 单号 people use. */
export interface Ref {
  readonly type: RefType;
  readonly no: string;
}

/** A file that goes out with a message: stored before, by `services/files/make-file.ts`. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

/** What one message to a person carries, on every channel. */
export interface MessageContent {
  readonly text: string;
  readonly options: readonly Option[];
  readonly outcome: 'answer' | 'candidates' | 'none' | null;
  readonly citations: readonly Citation[];
  readonly ref: Ref | null;
  /** One at most: several files are several messages, as every chat shows them. */
  readonly file?: SentFile;
}
