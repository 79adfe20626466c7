import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MAX_ANSWER_CHARS } from '../../src/llm/answer-checks.ts';
import { createModel } from '../../src/llm/client.ts';
import { type WordAnswerInput, wordAnswer } from '../../src/llm/word-answer.ts';
import { type ModelReply, type ModelServer, startModelServer } from '../helpers/model-server.ts';

const fault = {
  id: 'c-32',
  standard: '电信条例',
  number: '第三章/第三十二条',
  text: '接到障碍申告后，城镇48小时、农村72小时内修复；查询见 www.example.cn/fault。',
};
const fee = { id: 'c-40', standard: '电信条例', number: '第三章/第四十条', text: '长途话费单据应保留5个月。' };
const input: WordAnswerInput = { question: '障碍多久修好', clauses: [fault, fee] };

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterEach(() => server.reset());
afterAll(() => server.close());

function ask(reply: ModelReply, given = input, timeoutMs = 5000) {
  server.always(reply);
  const config = { apiKey: 'k', baseURL: server.baseURL, model: 'test-model', timeoutMs, maxOutputTokens: 1000 };
  const model = createModel(config, { now: () => new Date('2025-03-03T01:00:00Z'), wait: async () => {} });
  return wordAnswer(model, given);
}

function says(answer: string, citations: string[] = ['c-32'], answered = true): ModelReply {
  return { kind: 'content', content: { answer, citations, answered } };
}

describe('worded', () => {
  test('a supported answer, with its clauses in the order cited, once each', async () => {
    expect(await ask(says(' 城镇48小时内，话费单据保留5个月。 ', ['c-40', 'c-32', 'c-40']))).toEqual({
      kind: 'worded',
      text: '城镇48小时内，话费单据保留5个月。',
      citedIds: ['c-40', 'c-32'],
      promptVersion: 'answer-from-clauses@2',
      model: 'test-model',
    });
  });

  test.each([
    ['the clause word for word', fault.text],
    ['the name of a cited clause', '根据《电信条例》第三十二条，农村72小时内修复。'],
    ['two lines', '城镇48小时内；\n农村72小时内。'],
  ])('%s may be said', async (_name, text) => {
    expect(await ask(says(text))).toMatchObject({ kind: 'worded', text });
  });

  test('an address the clause holds may be said', async () => {
    const text = '可在 www.example.cn/fault 查询。';
    const given = { ...input, question: '障碍在哪里查询' };
    expect(await ask(says(text), given)).toMatchObject({ kind: 'worded', text });
  });

  test('the question and the clauses are what is sent, best first, and a clause that does not fit is left out whole', async () => {
    const long = { ...fee, id: 'c-long', text: '长'.repeat(9000) };
    const outcome = await ask({ kind: 'honest' }, { ...input, clauses: [long, fault] });
    expect(outcome).toMatchObject({ kind: 'worded', citedIds: ['c-32'] });
    expect(server.requests[0]?.body.messages[1]?.content).not.toContain('c-long');
  });
});

describe('fallback', () => {
  test.each<[string, ModelReply, string]>([
    ['a number from nowhere', { kind: 'hallucinatedNumber' }, 'numbers'],
    ['a number of a clause not cited', says('保留5个月。'), 'numbers'],
    ['a number made by joining around a reference', says('第三十二条4第三十二条8小时'), 'numbers'],
    ['the number of a clause taken for a time', says('三十二小时内修复。'), 'numbers'],
    ['the name of a clause not cited', says('根据第四十条，48小时。'), 'numbers'],
    ['the opposite of a limit', { kind: 'oppositeLimit' }, 'polarity'],
    ['a limit told as a mere number', says('城镇48小时。'), 'polarity'],
    ['no limit at all', { kind: 'noLimit' }, 'noLimit'],
    ['no figure where one is asked for', says('会尽快修复。'), 'noFigure'],
    ['no citation', says('城镇48小时。', []), 'citations'],
    ['an invented citation', says('城镇48小时。', ['c-32', 'c-99']), 'citations'],
    ['not answered', says('', [], false), 'notAnswered'],
    ['answered with nothing', says('  '), 'notAnswered'],
    ['too long', says('很'.repeat(MAX_ANSWER_CHARS + 1)), 'answerTooLong'],
    ['a Markdown link', says('见[条款](www.example.cn/fault)'), 'markup'],
    ['an HTML tag', says('<img src=x>城镇48小时'), 'markup'],
    ['a hidden character', says('城镇4\u200b8小时'), 'markup'],
    ['a text-direction character', says('城镇\u202e48小时'), 'markup'],
    ['a foreign address', says('请打开 https://evil.example/x'), 'links'],
    ['a bare domain', says('请打开evil.com'), 'links'],
    ['an address in full-width letters', says('请打开ｅｖｉｌ．ｃｏｍ'), 'links'],
    ['the prompt recited', { kind: 'promptLeak' }, 'promptLeak'],
    ['prose', { kind: 'invalidJson' }, 'invalidJson'],
    ['another shape', { kind: 'wrongSchema' }, 'schema'],
    ['a refusal', { kind: 'refusal' }, 'refused'],
    ['a server error', { kind: 'status', status: 500 }, 'http'],
    ['a cut connection', { kind: 'cut' }, 'network'],
  ])('%s', async (_name, reply, reason) => {
    expect(await ask(reply)).toEqual({ kind: 'fallback', reason });
  });

  test('a server that never answers', async () => {
    expect(await ask({ kind: 'slow' }, input, 50)).toEqual({ kind: 'fallback', reason: 'timeout' });
  });

  test.each<[string, WordAnswerInput, string]>([
    ['no clauses', { question: '问', clauses: [] }, 'noClauses'],
    ['an endless question', { ...input, question: '问'.repeat(10_000) }, 'inputTooLong'],
    ['only an endless clause', { question: '问', clauses: [{ ...fee, text: '长'.repeat(9000) }] }, 'inputTooLong'],
  ])('%s: nothing is sent', async (_name, given, reason) => {
    expect(await ask({ kind: 'honest' }, given)).toEqual({ kind: 'fallback', reason });
    expect(server.requests).toHaveLength(0);
  });
});
