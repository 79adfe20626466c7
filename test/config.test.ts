import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderError } from '../dialogs/replies/errors.ts';
import { readCommandConfig, readConfig } from '../src/config.ts';
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

const APP = {
  WECOM_CORP_ID: 'ww1',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'app-secret',
  WECOM_CALLBACK_TOKEN: 'token',
  WECOM_CALLBACK_AES_KEY: 'k'.repeat(43),
};
const BOT = { WECOM_BOT_ID: 'aib1', WECOM_BOT_SECRET: 'bot-secret' };
const SERVICE = {
  WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788',
  WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_x',
};

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
    ['a transcribing model alone', { OPENAI_TRANSCRIPTION_MODEL: 't' }, ['OPENAI_MODEL']],
    [
      'half an app',
      { WECOM_CORP_ID: 'ww1', WECOM_SECRET: 's' },
      ['WECOM_AGENT_ID', 'WECOM_CALLBACK_TOKEN', 'WECOM_CALLBACK_AES_KEY'],
    ],
    ['half a bot', { WECOM_BOT_SECRET: 's' }, ['WECOM_BOT_ID']],
    ['what is wrong and what is missing at once', { PORT: 'x', WECOM_BOT_ID: 'b' }, ['PORT', 'WECOM_BOT_SECRET']],
    ['a robot over a plain connection', { WECOM_ROBOT_URL: 'http://robot.example.com/x' }, ['WECOM_ROBOT_URL']],
    ['half a puppet service', { WECHATY_PUPPET_SERVICE_ENDPOINT: 'h:1' }, ['WECHATY_PUPPET_SERVICE_TOKEN']],
    [
      'a puppet service that is no place',
      { ...SERVICE, WECHATY_PUPPET_SERVICE_ENDPOINT: 'http://h' },
      ['WECHATY_PUPPET_SERVICE_ENDPOINT'],
    ],
    ['an app that is no number', { ...APP, WECOM_AGENT_ID: 'qc' }, ['WECOM_AGENT_ID']],
    ['a key of another length', { ...APP, WECOM_CALLBACK_AES_KEY: 'k' }, ['WECOM_CALLBACK_AES_KEY']],
    ['the chat page on every interface', { HOST: '0.0.0.0' }, ['HOST']],
    ['it beside a real channel', { ...BOT, HOST: '0.0.0.0', LOCAL_CHAT: 'on' }, ['LOCAL_CHAT']],
  ])('refuses %s, in Chinese, by the names of the settings', (_what, env, keys) => {
    const problems = problemsOf(env as Record<string, string>);
    expect(problems.map(problem => problem.split(':')[0])).toEqual(keys);
    const { text } = renderError(new AppError('configInvalid', { problems }));
    for (const key of keys) expect(text).toContain(key);
    expect(text).not.toMatch(/不对，请对照|must|needed|invalid|expected/i);
  });

  it('says what is missing of one channel in one sentence, and what to do', () => {
    const problems = problemsOf({ WECOM_CORP_ID: 'ww1', WECOM_SECRET: 's', PUBLIC_URL: 'qc' });
    expect(renderError(new AppError('configInvalid', { problems })).text).toBe(
      [
        '配置有误，请修改环境变量或 .env 后重新启动：',
        '· PUBLIC_URL 须是 http:// 或 https:// 开头的完整地址，如 https://qc.example.com',
        '· 设了 WECOM_CORP_ID、WECOM_SECRET，还缺 WECOM_AGENT_ID、WECOM_CALLBACK_TOKEN、WECOM_CALLBACK_AES_KEY：企业微信自建应用的五项须一起设，不用就都留空（见 docs/wecom.md）',
      ].join('\n'),
    );
  });

  it('names every bad key at once, and no value', () => {
    const problems = problemsOf({ PORT: 'secret-1', DEMO: 'secret-2', LOG_LEVEL: 'secret-3' });
    expect(problems.map(problem => problem.split(':')[0])).toEqual(['PORT', 'DEMO', 'LOG_LEVEL']);
    expect(problems.join()).not.toContain('secret');
  });

  it.each([
    ['loopback', {}, true],
    ['a real channel', BOT, false],
    ['a real channel, but asked for', { ...BOT, LOCAL_CHAT: 'on' }, true],
    ['turned off', { LOCAL_CHAT: 'off' }, false],
    ['every interface, meant so', { HOST: '0.0.0.0', LOCAL_CHAT: 'on' }, true],
    ['every interface without the page', { HOST: '0.0.0.0', LOCAL_CHAT: 'off' }, false],
  ])('opens the chat page, which has no login, only where that is safe: %s', (_what, env, open) => {
    expect(readConfig(env as Record<string, string>).localChat).toBe(open);
  });

  it('fills an empty database with the demo branch only where no real people are', () => {
    const demo = (env: Record<string, string>) => readConfig(env).demo;
    expect([demo({}), demo(BOT), demo({ ...BOT, DEMO: 'on' }), demo({ DEMO: 'off' })]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('reads the channels that are configured, each whole', () => {
    const config = readConfig({ ...APP, ...BOT, ...SERVICE, WECOM_API_BASE: 'http://127.0.0.1:9000/' });
    expect(config.wecomApp).toMatchObject({ corpId: 'ww1', agentId: '1000002', apiBase: 'http://127.0.0.1:9000' });
    expect(config.wecomBot).toEqual({ botId: 'aib1', secret: 'bot-secret', socketUrl: 'ws://127.0.0.1:9000' });
    expect(config.puppetService).toEqual({ endpoint: '127.0.0.1:8788', token: 'insecure_x' });
    expect(readConfig({ ...APP }).wecomApp?.apiBase).toBe('https://qyapi.weixin.qq.com');
    expect(readConfig({ ...BOT })).toMatchObject({ wecomApp: undefined, wecomBot: { socketUrl: undefined } });
  });

  it('reads a model of one’s own without a key', () => {
    const env = { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', OPENAI_MODEL: 'qwen' };
    expect(readConfig(env).model).toMatchObject({ baseURL: env.OPENAI_BASE_URL, model: 'qwen', timeoutMs: 15_000 });
  });
});

describe('readCommandConfig', () => {
  it('asks for nothing that only a channel or a port needs, and opens neither', () => {
    const half = { WECOM_CORP_ID: 'ww1', WECOM_AGENT_ID: 'qc', WECOM_CALLBACK_AES_KEY: 'k', HOST: '0.0.0.0' };
    const config = readCommandConfig({ ...half, WECHATY_PUPPET_SERVICE_ENDPOINT: 'http://h', DATA_DIR: '/srv/data' });
    expect(config).toMatchObject({ home: { kind: 'directory', dataDir: '/srv/data' }, logLevel: 'error' });
    expect(readCommandConfig({ ...APP, ...BOT, ...SERVICE })).toMatchObject({
      ...{ wecomApp: undefined, wecomBot: undefined, puppetService: undefined, robotUrl: undefined },
    });
  });

  it('fills no database with the demo branch that the service would not', () => {
    const demo = (env: Record<string, string>) => readCommandConfig(env).demo;
    expect([demo({}), demo(BOT), demo({ ...BOT, DEMO: 'on' }), demo({ DEMO: 'off' })]).toEqual([
      ...[true, false, true, false],
    ]);
  });

  it('refuses what the command needs', () => {
    expect(() => readCommandConfig({ DATABASE_URL: 'mysql://db' })).toThrow('DATABASE_URL');
  });
});

describe('.env.example', () => {
  it('names every setting, and none that is unknown', () => {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const named = [...text.matchAll(/^#?\s*([A-Z][A-Z_]+)=/gm)].map(match => match[1]!);
    const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8');
    const known = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(match => match[1]!);
    expect(known.length).toBeGreaterThan(10);
    expect(named.sort()).toEqual(known.sort());
  });
});
