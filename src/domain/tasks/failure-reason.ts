/**
 * Why a message was not delivered, as far as it helps whoever reads it: `unknown` account, `unlicensed`, `refused` by the platform, `noChannel` on
 * which this person could be written to, or the platform was `down` for hours.
 */
export type FailureReason = 'unknown' | 'unlicensed' | 'noChannel' | 'refused' | 'down';

/** 81013 no valid recipient, 60111 and 46004 no such user, 50002 outside what the app may see (see channel/puppets/wecom-app/error-codes.ts). */
const NOT_THERE = /invaliduser|errcode (?:81013|60111|46004|50002)\b/;
/** Of the AI bot: nobody is written to who has not written before. */
const BOT_CODE = /^wecom \d+$/;
const DOWN =
  /errcode (?:-1|45033|6000|45009|40014|42001|40001|60020)\b|[Uu]nreachable|timeout|noAnswer|unexpected|Error$/;

/** `failure` is the code that the outbox keeps. */
export function failureReason(failure: string | null): FailureReason {
  if (failure === null) return 'refused';
  if (NOT_THERE.test(failure)) return 'unknown';
  if (failure.includes('unlicenseduser')) return 'unlicensed';
  if (failure === 'noChannel' || failure === 'no groups' || BOT_CODE.test(failure)) return 'noChannel';
  return DOWN.test(failure) ? 'down' : 'refused';
}
