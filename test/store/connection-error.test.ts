import { expect, it } from 'vitest';
import { isConnectionError } from '../../src/store/connection-error.ts';

const failed = (code: string, message = 'failed', more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });

it.each([
  ['away', failed('P1001')],
  ['refused', failed('ECONNREFUSED')],
  ['ended by the administrator', failed('57P01', 'terminating connection due to administrator command')],
  ['cut', new Error('Connection terminated unexpectedly')],
  ['no connection left', failed('53300', 'sorry, too many clients already')],
  ['too busy to end a transaction in time', failed('P2028', 'Transaction API error')],
  ['cut, told by a cause', new Error('turn', { cause: failed('ECONNRESET') })],
])('a database that is %s is no fault of the message', (_what, error) => {
  expect(isConnectionError(error)).toBe(true);
});

it.each([
  ['a rule of the data', failed('P2002', 'Unique constraint failed')],
  ['a deadlock, tried again at once', failed('P2034')],
  ['a mistake of ours', new TypeError('undefined is no function')],
])('%s is', (_what, error) => {
  expect(isConnectionError(error)).toBe(false);
});
