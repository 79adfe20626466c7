import { readNumber, recordNumber } from '../../src/domain/language/record-number.ts';
import type { CommandArgs } from './command.ts';

/** A 单号 as typed, then any of : , 、 (half or full width), then words. */
const LEADING_NUMBER = new RegExp(`^(${recordNumber()})[\\s:：,，、]*([\\s\\S]*)$`);

/** 「KF-2026-0001 理由不充分」 → the number and the words after it; without a number all of it is words. */
export function splitNumber(args: CommandArgs): { no?: string; words: string } {
  if (args.no !== undefined) return { no: args.no, words: '' };
  const match = LEADING_NUMBER.exec(args.text ?? '');
  const no = match ? readNumber(match[1]!) : undefined;
  return no === undefined ? { words: args.text ?? '' } : { no, words: match?.[2] ?? '' };
}
