import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { usageReply } from '../../../dialogs/models/replies.ts';
import type { ModelCall } from '../../../src/llm/model.ts';
import { createModelCallLog } from '../../../src/services/models/call-log.ts';
import { viewModelUsage } from '../../../src/services/models/view-usage.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

const call = (over: Partial<ModelCall> = {}): ModelCall => ({
  task: 'answer-from-clauses@3',
  model: 'm',
  promptTokens: 900,
  completionTokens: 100,
  milliseconds: 1000,
  outcome: 'ok',
  ...over,
});

it('calls are kept beside the turns; today and the month are summed by task for admin and quality officers only', async () => {
  const { db, clock } = test.context;
  const modelCalls = createModelCallLog({ db, clock, onError: vi.fn() });
  modelCalls.record(call({ questionId: 'q1' }));
  modelCalls.record(call({ outcome: 'timeout', promptTokens: 0, completionTokens: 0, milliseconds: 15_000 }));
  await modelCalls.flush();
  await test.advanceTo('2026-11-03T10:00:00+08:00');
  for (const milliseconds of [100, 200, 300, 4000]) {
    modelCalls.record(call({ task: 'rank-clauses@1', milliseconds, completionTokens: 0, promptTokens: 10 }));
  }
  const context = { ...test.context, modelCalls, models: { name: 'm' } };
  // Not flushed before: whoever asks sees what has been done up to now.
  const usage = await viewModelUsage(context, { actor: await test.actor('root') });
  expect(usage).toMatchObject({
    configured: true,
    today: [{ task: 'rank-clauses', calls: 4, tokens: 40, failures: 0, p50: 200, p95: 4000 }],
    month: [
      { task: 'rank-clauses', calls: 4 },
      { task: 'answer-from-clauses', calls: 2, tokens: 1000, failures: 1, p50: 1000, p95: 15_000 },
    ],
  });
  expect(usageReply(usage).text).toBe(
    [
      '大模型用量（截至11月3日）',
      '今天：调用 4 次，40 个 token，没有失败。',
      '· 条款排序：4 次，40 个 token；用时一般 0.2 秒，较慢时 4.0 秒',
      '11月：调用 6 次，1,040 个 token，失败 1 次。',
      '· 条款排序：4 次，40 个 token；用时一般 0.2 秒，较慢时 4.0 秒',
      '· 组织答案：2 次，1,000 个 token，失败 1 次；用时一般 1.0 秒，较慢时 15.0 秒',
      '失败时已改为直接给出条款原文，不影响作答。',
    ].join('\n'),
  );
  expect((await db.prisma.modelCall.findFirst({ orderBy: { id: 'asc' } }))?.questionId).toBe('q1');
  await expect(viewModelUsage(context, { actor: await test.actor('wu') })).resolves.toMatchObject({
    day: '2026-11-03',
  });
  await expect(viewModelUsage(context, { actor: await test.actor('lina') })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('what cannot be written is kept, said once, and written with the next', async () => {
  const { db, clock } = test.context;
  const onError = vi.fn();
  let broken = true;
  const createMany = vi.fn(async (input: Parameters<typeof db.prisma.modelCall.createMany>[0]) => {
    if (broken) throw new Error('no connection');
    return db.prisma.modelCall.createMany(input);
  });
  const log = createModelCallLog({
    db: { ...db, prisma: { modelCall: { createMany } } as unknown as typeof db.prisma },
    clock,
    onError,
  });
  log.record(call({ questionId: 'kept' }));
  await log.flush();
  expect(onError).toHaveBeenCalledOnce();
  broken = false;
  log.record(call({ questionId: 'kept' }));
  await log.flush();
  expect(await db.prisma.modelCall.count({ where: { questionId: 'kept' } })).toBe(2);
});
