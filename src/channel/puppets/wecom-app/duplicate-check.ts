import { createHash } from 'node:crypto';
import { DUPLICATE_CHECK_DEFAULT_S, DUPLICATE_CHECK_MAX_S } from './limits.ts';

/**
 * Makes the platform drop a repeated request, and only that. Its check compares nothing but the JSON of requests (WX/90236), so that two messages of the same
 * words to the same person would eat each other; there is no field for an id of ours. What may differ is the interval, between its default and its
 * longest, and two flags that say what holds anyway: the message's id chooses among 50,404 variants, the same one for every try.
 */
export function duplicateCheck(messageId: string): Readonly<Record<string, number>> {
  const hash = createHash('sha256').update(messageId).digest();
  const choices = DUPLICATE_CHECK_MAX_S - DUPLICATE_CHECK_DEFAULT_S + 1;
  return {
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_CHECK_DEFAULT_S + (hash.readUInt32BE(0) % choices),
    ...((hash[4]! & 1) === 1 && { safe: 0 }),
    ...((hash[4]! & 2) === 2 && { enable_id_trans: 0 }),
  };
}
