import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestions, runEvaluation } from '../../src/commands/evaluate-answers.ts';
import type { GivenQuestion } from '../../src/services/questions/evaluate-answers.ts';
import { openTestContext, type TestContext } from '../helpers/context.ts';
import { fakeConsole } from './bench.ts';

let test: TestContext;
let folder: string;
beforeAll(async () => {
  test = await openTestContext();
  folder = mkdtempSync(join(tmpdir(), 'eval-'));
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

async function run(given: GivenQuestion[], json = false) {
  const { terminal, said } = fakeConsole();
  const code = await runEvaluation(test.context, { given, json }, terminal);
  return { code, said: said() };
}

function file(content: string): string {
  const path = join(folder, `${content.length}.jsonl`);
  writeFileSync(path, content);
  return path;
}

describe('eval:answers', () => {
  it('everything the demo branch decided passes', async () => {
    const { code, said } = await run([]);
    expect(code).toBe(0);
    expect(said).toContain('共 43 题，全部通过（问法 14/14，标准答复 6/6，口径 23/23）。');
  });

  it('given questions pass by what they name, or by not being answered', async () => {
    const { code, said } = await run([
      { text: '宽带装机要多久', relevant: ['宽带装维时限管理规定/第五条'] },
      { text: '投诉多久首次响应', relevant: ['没有的标准/第一条', '投诉处理办法/第三章/第九条'] },
      { text: '电费一度多少钱', relevant: [] },
    ]);
    expect(code).toBe(0);
    expect(said).toContain('题目 3/3');
  });

  it('fails with what was found instead, and ends with 1', async () => {
    const { code, said } = await run([
      { text: '宽带装机要多久', relevant: ['投诉处理办法/第九条'] },
      { text: '红烧肉怎么做', relevant: ['投诉处理办法/第九条'] },
      { text: '营业厅排队最多等几分钟', relevant: [] },
      { text: '宽带装机要多久', relevant: ['没有的标准/第一条'] },
    ]);
    expect(code).toBe(1);
    expect(said).toContain(
      '答成了别的条款。应答 投诉处理办法/第九条；查到的第一条是 《宽带装维时限管理规定》第二章/第五条',
    );
    expect(said).toContain('没有查到');
    expect(said).toContain('本不该有答案，却答了。应当没有答案');
    expect(said).toContain('题目里写的条款不存在');
    expect(said).toContain('4 题不通过');
  });

  it('speaks JSON', async () => {
    const { code, said } = await run([{ text: '营业厅排队最多等几分钟', relevant: [] }], true);
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ total: 44, failed: 1 });
  });

  it('notices an approved text whose clause reads otherwise now', async () => {
    await test.context.db.prisma.approvedAnswerClause.updateMany({
      where: { answer: { no: 'KJ-2026-0001' } },
      data: { textHashes: ['another'] },
    });
    await test.services.questions.remove({ actor: await test.actor('wu'), question: '厅里每天几点关门' });
    const { code, said } = await run([]);
    expect(code).toBe(1);
    expect(said).toContain('不通过  口径 KJ-2026-0001');
  });
});

describe('a file of questions', () => {
  it.each([
    ['one a line', '{"text":"一","relevant":[]}\n\n{"text":"二","relevant":["a/b"],"kind":"x"}\n'],
    ['an array', '[{"text":"一","relevant":[]},{"text":"二","relevant":["a/b"]}]'],
  ])('%s', async (_, content) => {
    expect(await readQuestions(file(content))).toEqual([
      { text: '一', relevant: [] },
      { text: '二', relevant: ['a/b'] },
    ]);
  });

  it.each([
    ['no JSON', '{"text":"一","relevant":[]}\n你好\n', '第 2 题'],
    ['no text', '[{"relevant":[]}]', '第 1 题'],
    ['relevant is no list', '[{"text":"一","relevant":"a"}]', '第 1 题'],
  ])('%s is said so', async (_, content, where) => {
    await expect(readQuestions(file(content))).rejects.toMatchObject({
      code: 'invalidInput',
      params: { what: expect.stringContaining(where) },
    });
  });

  it('that is not there is said so', async () => {
    await expect(readQuestions(join(folder, 'none'))).rejects.toMatchObject({ code: 'invalidInput' });
  });
});
