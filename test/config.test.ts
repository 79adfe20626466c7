import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { AppError } from '../src/errors.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'configInvalid' });
    return (error as AppError).params.problems as readonly string[];
  }
  return [];
}

describe('readConfig', () => {
  it('works with nothing set', () => {
    expect(readConfig({})).toMatchObject({
      home: { kind: 'directory', dataDir: './data' },
      host: '127.0.0.1',
      port: 3000,
      localChat: true,
      demo: true,
      admin: undefined,
      model: undefined,
    });
  });

  it('takes an empty or blank value for unset', () => {
    const blank = { DATABASE_URL: '', PORT: '  ', OPENAI_MODEL: '', DEMO: '', ADMIN: ' ' };
    expect(readConfig(blank)).toEqual(readConfig({}));
  });

  it('prefers a server where one is named', () => {
    const url = 'postgresql://app@db/quality';
    expect(readConfig({ DATABASE_URL: url, DATA_DIR: '/srv/data' })).toMatchObject({
      home: { kind: 'server', url },
      dataDir: '/srv/data',
    });
  });

  it.each([
    [{}, 'http://127.0.0.1:3000'],
    [{ HOST: '::1', PORT: '8080' }, 'http://[::1]:8080'],
    [{ PUBLIC_URL: 'https://qc.example.com' }, 'https://qc.example.com'],
    [{ PUBLIC_URL: 'https://example.com/qc//' }, 'https://example.com/qc'],
  ])('with %j people reach it under %s', (env, url) => expect(readConfig(env).publicUrl).toBe(url));

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it.each([
    ['a port that is none', { PORT: '70000' }, ['PORT']],
    ['a port in words', { PORT: 'three' }, ['PORT']],
    ['another kind of database', { DATABASE_URL: 'mysql://db' }, ['DATABASE_URL']],
    ['neither on nor off', { DEMO: 'yes', LOCAL_CHAT: 'maybe' }, ['LOCAL_CHAT', 'DEMO']],
    ['a level that does not exist', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    ['an embedding model alone', { OPENAI_EMBEDDING_MODEL: 'e' }, ['OPENAI_MODEL']],
    ['a base URL that is none', { OPENAI_BASE_URL: 'localhost', OPENAI_MODEL: 'm' }, ['OPENAI_BASE_URL']],
    ['a key without a model', { OPENAI_API_KEY: 'k' }, ['OPENAI_MODEL']],
    ['a model without an address or a key', { OPENAI_MODEL: 'm' }, ['OPENAI_API_KEY']],
    ['a time-out out of range', { OPENAI_TIMEOUT_MS: '5' }, ['OPENAI_TIMEOUT_MS']],
    ['a public address that is none', { PUBLIC_URL: 'qc.example.com' }, ['PUBLIC_URL']],
    ['a public address for something else', { PUBLIC_URL: 'ftp://qc.example.com' }, ['PUBLIC_URL']],
    ['a public address that nothing can be put after', { PUBLIC_URL: 'https://a.cn/?x=1' }, ['PUBLIC_URL']],
    ['the chat page on every interface', { HOST: '0.0.0.0' }, ['HOST']],
  ])('refuses %s', (_what, env, keys) => {
    expect(problemsOf(env as Record<string, string>).map(problem => problem.split(':')[0])).toEqual(keys);
  });

  it('names every bad key at once, and no value', () => {
    const problems = problemsOf({ PORT: 'secret-1', DEMO: 'secret-2', LOG_LEVEL: 'secret-3' });
    expect(problems.map(problem => problem.split(':')[0])).toEqual(['PORT', 'DEMO', 'LOG_LEVEL']);
    expect(problems.join()).not.toContain('secret');
  });

  it.each([
    ['loopback', {}, true],
    ['a real channel', { WECOM_CORP_ID: 'ww1' }, false],
    ['a real channel, but asked for', { WECOM_CORP_ID: 'ww1', LOCAL_CHAT: 'on' }, true],
    ['turned off', { LOCAL_CHAT: 'off' }, false],
    ['every interface, meant so', { HOST: '0.0.0.0', LOCAL_CHAT: 'on' }, true],
    ['every interface without the page', { HOST: '0.0.0.0', LOCAL_CHAT: 'off' }, false],
  ])('opens the chat page, which has no login, only where that is safe: %s', (_what, env, open) => {
    expect(readConfig(env as Record<string, string>).localChat).toBe(open);
  });

  it('reads a model of one’s own without a key', () => {
    const env = { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', OPENAI_MODEL: 'qwen' };
    expect(readConfig(env).model).toMatchObject({ baseURL: env.OPENAI_BASE_URL, model: 'qwen', timeoutMs: 15_000 });
  });
});

describe('.env.example', () => {
  it('names every setting, and none that is unknown', () => {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const named = [...text.matchAll(/^#?\s*([A-Z][A-Z_]+)=/gm)].map(match => match[1]!);
    const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8');
    const known = [...source.matchAll(/^ {4}([A-Z][A-Z_]+): /gm)].map(match => match[1]!);
    expect(known.length).toBeGreaterThan(10);
    expect(named.filter(name => !name.startsWith('WECOM_')).sort()).toEqual(known.sort());
  });
});
