import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

const testHit = async (question: string) =>
  test.services.questions.testHit({ actor: await test.actor('wu'), question });

describe('命中测试', () => {
  it('says what was found, by which words and how surely, from which edition, and what is said', async () => {
    const result = await testHit('乡下装宽带要几天');
    expect(result).toMatchObject({ outcome: 'answer', kind: 'duration', said: { outcome: 'answer' } });
    expect(result.confidence).toBeGreaterThan(result.answerLine);
    const [first] = result.hits;
    expect(first).toMatchObject({ standard: '宽带装维时限管理规定', path: '第二章/第五条', version: '2026-01-01' });
    expect(first!.words).toContainEqual(expect.objectContaining({ word: '乡下', as: '农村' }));
    expect(first!.words.map(word => word.weight)).toEqual(
      [...first!.words.map(word => word.weight)].sort((a, b) => b - a),
    );
    expect(result.hits).toHaveLength(3);
    expect(result.scripts.map(script => script.no)).toEqual(['KJ-2026-0002']);
  });

  it('names what no clause has', async () => {
    const result = await testHit('携号转网要几天办好');
    expect(result.outcome).toBe('none');
    expect(result.hits[0]?.missing.join('')).toContain('携号转网');
  });

  it('records nothing: an officer who tests misses nothing', async () => {
    await testHit('携号转网要几天办好');
    expect(await test.context.db.prisma.questionRecord.count()).toBe(0);
    expect(await test.context.db.prisma.backlogQuestion.count()).toBe(0);
  });
});
