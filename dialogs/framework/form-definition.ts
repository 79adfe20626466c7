import type { Turn } from '../../src/domain/conversation/turn.ts';
import type { CommandArgs } from './command.ts';
import type { Reply } from './reply.ts';

/** `also`: what the answer says of other slots besides, by their keys; undefined where what stands there has to be asked anew. */
export type SlotResult<Value> =
  | { ok: true; value: Value; reply?: Reply; stay?: boolean; also?: Readonly<Record<string, unknown>> }
  | { ok: false; reply: Reply };

/** One thing a form asks. `stay` in a result keeps the slot open, for several files or lines. */
export interface Slot<Values> {
  readonly key: keyof Values & string;
  /** What it is called in the summary and in 「修改…」. */
  readonly label: string;
  ask(values: Partial<Values>, turn: Turn): Promise<Reply> | Reply;
  parse(
    turn: Turn,
    values: Partial<Values>,
  ): Promise<SlotResult<Values[keyof Values]>> | SlotResult<Values[keyof Values]>;
  /** How the value reads in the summary. */
  show(value: Values[keyof Values], values: Partial<Values>): string;
  skip?(values: Partial<Values>): boolean;
  /**
   * Takes any text but what plainly asks; of `statement` nothing that looks like a question is taken, of `questions` everything: what is
   * written there may itself be one.
   */
  readonly freeText?: boolean | 'statement' | 'questions';
  /** Whether words that ask or command elsewhere are meant for this slot. */
  claims?(text: string): boolean;
  /** Takes files that were sent while something else was asked, so that nobody has to send them again; undefined where it cannot tell what they are for. */
  keep?(turn: Turn, values: Partial<Values>): SlotResult<Values[keyof Values]> | undefined;
}

/** A guided dialog as data: it collects, shows a summary, and after confirmation makes one call of a use case. */
export interface FormDefinition<Values> {
  readonly id: string;
  /** Raise it when slots change their meaning: an older open form is then ended kindly. */
  readonly version: number;
  /** What the person is doing, as in 「已取消…」. */
  readonly title: string;
  open(
    args: CommandArgs,
    turn: Turn,
  ): Promise<{ kind: 'start'; values: Partial<Values>; intro?: Reply } | { kind: 'refuse'; reply: Reply }>;
  readonly slots: readonly Slot<Values>[];
  /** What the answers would bring about, said before the summary each time it opens anew or an answer has changed. Writes nothing. */
  review?(values: Values, turn: Turn): Promise<Reply | undefined>;
  /** What is said where the matter was settled meanwhile: the form then closes before it asks anything more. */
  settled?(values: Partial<Values>, turn: Turn): Promise<Reply | undefined>;
  /**
   * Reads a text at the summary that is none of its answers, or the form's command said again: what it puts in place of what stands there;
   * undefined when it is no such thing.
   */
  restate?(turn: Turn, values: Values): Promise<SlotResult<Partial<Values>> | undefined>;
  /**
   * Reads a text, in the middle of the form or at its summary, that puts right a part of what an answer says: what it puts in place of what
   * stands there, undefined for what is to be asked again; undefined when it is no such thing.
   */
  amend?(turn: Turn, values: Partial<Values>): Promise<SlotResult<Partial<Values>> | undefined>;
  /** What is said to words that are meant for this form and are no answer to it, though they may be a command elsewhere. */
  aside?(text: string, atSummary: boolean): Reply | undefined;
  submit(values: Values, submissionId: string, turn: Turn): Promise<Reply | readonly Reply[]>;
}
