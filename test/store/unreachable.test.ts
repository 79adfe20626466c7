import { expect, inject, it } from 'vitest';
import { renderError } from '../../dialogs/replies/errors.ts';
import type { AppError } from '../../src/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import { whyUnreachable } from '../../src/store/unreachable.ts';
import { onPostgres } from '../helpers/postgres.ts';

const provided = inject('postgres') as { url: string };

const said = async (url: string): Promise<string> =>
  openDatabase({ kind: 'server', url }).then(
    () => 'opened',
    (error: AppError) => renderError(error).text,
  );

it('a port that nobody listens at refuses', async () => {
  const text = await said('postgres://qc:hunter2@127.0.0.1:9/service');
  expect(text).toContain('127.0.0.1:9：拒绝连接');
  expect(text).not.toContain('hunter2');
});

onPostgres('a server', () => {
  it('says that the database is not there, or the user', async () => {
    const url = new URL(provided.url);
    url.pathname = '/no_such_database';
    expect(await said(url.href)).toContain('「no_such_database」不存在');
    url.username = 'no_such_user';
    expect(await said(url.href)).toMatch(/不接受用户「no_such_user」/);
  });
});

it.each([
  ['28P01', 'wrongPassword'],
  ['53300', 'full'],
  ['XX000', 'other'],
])('%s is %s', (originalCode, reason) => {
  const error = Object.assign(new Error(), { meta: { driverAdapterError: { cause: { originalCode } } } });
  expect(whyUnreachable('postgres://qc:hunter2@db/service', error)).toEqual({
    ...{ at: 'db:5432', database: 'service', user: 'qc', reason },
  });
  // The driver itself, without Prisma.
  const plain = Object.assign(new Error(), { code: originalCode });
  expect(whyUnreachable('postgres://qc:hunter2@db/service', plain)).toMatchObject({ reason });
});
