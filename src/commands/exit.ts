import { renderError } from '../../dialogs/replies/errors.ts';
import { type ErrorCode, isAppError } from '../errors.ts';

const WRONG_INPUT: ReadonlySet<ErrorCode> = new Set([
  'configInvalid',
  'databaseUnreachable',
  'noDatabaseHere',
  'filesElsewhere',
  'invalidInput',
  'clockBackwards',
]);

/** 0 done · 1 failed · 2 bad input or configuration, a database that is not there · 3 the data directory is in use. */
export function exitCodeOf(error: unknown): number {
  if (isAppError(error, 'dataDirBusy')) return 3;
  return isAppError(error) && WRONG_INPUT.has(error.code) ? 2 : 1;
}

/** Ends a command with a sentence on stderr; an unexpected error also shows where it came from. */
export function failWith(error: unknown): never {
  sayWhy(error);
  process.exit(exitCodeOf(error));
}

/** In a sentence, where it has one. */
export function sayWhy(error: unknown): void {
  console.error(isAppError(error) ? renderError(error).text : error);
}
