import type { Option } from '../../src/domain/conversation/message.ts';
import type { CommandArgs } from './command.ts';
import type { Reply } from './reply.ts';

/** A record a command may mean. */
export interface Candidate {
  readonly no: string;
  /** What it is about, in the record's own words. */
  readonly subject: string;
  /** What it went out with, if several went out together. */
  readonly groupNo?: string | null;
}

/** As many as can be chosen from in one message. */
const MOST = 9;

/**
 * The record a command is about: the 单号 that was typed, else the only one waiting for this person. Several are asked about,
 * none is said kindly.
 */
export async function chooseRecord(
  args: CommandArgs,
  input: {
    phrase: string;
    none: string;
    candidates(): Promise<readonly Candidate[]>;
    /** What else can be chosen, offered first, where there is a choice. */
    together?(candidates: readonly Candidate[]): readonly Option[];
  },
): Promise<{ kind: 'one'; no: string } | { kind: 'ask'; reply: Reply }> {
  if (args.no !== undefined) return { kind: 'one', no: args.no };
  const candidates = await input.candidates();
  const [only, ...others] = candidates;
  if (!only) return { kind: 'ask', reply: { text: input.none } };
  if (others.length === 0) return { kind: 'one', no: only.no };
  const together = input.together?.(candidates) ?? [];
  const shown = candidates.slice(0, MOST - together.length);
  const rest = candidates.length - shown.length;
  const more = rest > 0 ? `\n另有 ${rest} 条，可发「${input.phrase}」加单号。` : '';
  return {
    kind: 'ask',
    reply: {
      text: `有 ${candidates.length} 条可以${input.phrase}，请问是哪一条？${more}`,
      options: [
        ...together,
        ...shown.map(({ no, subject }) => ({ key: `${input.phrase} ${no}`, label: `${no} ${subject}` })),
      ],
    },
  };
}

/** What was said goes on with whichever is chosen. */
export function withWords(reply: Reply, words: string): Reply {
  if (words === '' || !reply.options) return reply;
  return { ...reply, options: reply.options.map(({ key, label }) => ({ key: `${key} ${words}`, label })) };
}
