import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { AppError } from './errors.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
const optional = z
  .string()
  .trim()
  .transform(value => (value === '' ? undefined : value))
  .optional();

/** What a self-built app cannot do without, and what an AI bot cannot: all of them, or none. */
const WECOM_APP_KEYS = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_SECRET',
  'WECOM_CALLBACK_TOKEN',
  'WECOM_CALLBACK_AES_KEY',
] as const;
const WECOM_BOT_KEYS = ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'] as const;
const PUPPET_SERVICE_KEYS = ['WECHATY_PUPPET_SERVICE_ENDPOINT', 'WECHATY_PUPPET_SERVICE_TOKEN'] as const;
const WECOM_API = 'https://qyapi.weixin.qq.com';

/**
 * Every setting, with its default; `.env.example` explains them. Empty means unset. What is wrong with one is a code and what it is about, after a blank and
 * between commas; `dialogs/replies/config-problems.ts` has the sentences.
 */
const schema = z.looseObject({
  DATABASE_URL: optional.refine(url => url === undefined || /^postgres(ql)?:\/\//.test(url), 'databaseUrl'),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  S3_ENDPOINT: optional.refine(url => url === undefined || isWebAddress(url), 'webAddress'),
  S3_BUCKET: optional,
  S3_REGION: z.string().trim().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: optional.refine(url => url === undefined || isWebAddress(url), 'webAddress'),
  LOCAL_CHAT: z.enum(['auto', 'on', 'off']).default('auto'),
  DEMO: z.enum(['auto', 'on', 'off']).default('auto'),
  ADMIN: optional,
  TRUSTED_PROXIES: optional.refine(names => names === undefined || names.split(',').every(isProxy), 'proxies'),
  METRICS_TOKEN: optional.refine(token => token === undefined || token.length >= 16, 'longerToken'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: optional.refine(url => url === undefined || URL.canParse(url), 'webAddress'),
  OPENAI_MODEL: optional,
  OPENAI_EMBEDDING_MODEL: optional,
  OPENAI_TRANSCRIPTION_MODEL: optional,
  OPENAI_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(15_000),
  OPENAI_DAILY_TOKENS: z.coerce.number().int().positive().optional(),
  WECOM_CORP_ID: optional,
  WECOM_AGENT_ID: optional.refine(id => id === undefined || /^\d+$/.test(id), 'agentId'),
  WECOM_SECRET: optional,
  WECOM_CALLBACK_TOKEN: optional,
  WECOM_CALLBACK_AES_KEY: optional.refine(key => key === undefined || /^[A-Za-z0-9+/]{43}$/.test(key), 'aesKey'),
  WECOM_BOT_ID: optional,
  WECOM_BOT_SECRET: optional,
  WECOM_API_BASE: optional.refine(url => url === undefined || isWebAddress(url), 'webAddress'),
  WECOM_ROBOT_URL: optional.refine(url => url === undefined || isRobotAddress(url), 'robotUrl'),
  WECHATY_PUPPET_SERVICE_ENDPOINT: optional.refine(
    place => place === undefined || /^[^\s:/]+:\d{1,5}$/.test(place),
    'hostAndPort',
  ),
  WECHATY_PUPPET_SERVICE_TOKEN: optional,
});

export type Config = Readonly<ReturnType<typeof readConfig>>;

/** What one setting lacks of another, or does not go with: said together with what is wrong with each. */
function combinationProblems(env: Record<string, string>): string[] {
  const problems: string[] = [];
  const problem = (key: string, code: string) => problems.push(`${key}: ${code}`);
  const { HOST = '127.0.0.1', LOCAL_CHAT = 'auto' } = env;
  const services = (['OPENAI_API_KEY', 'OPENAI_BASE_URL'] as const).filter(key => env[key]);
  if (services.length > 0 && !env.OPENAI_MODEL) problem('OPENAI_MODEL', `neededWith ${services.join(',')}`);
  if (env.OPENAI_MODEL && services.length === 0) problem('OPENAI_API_KEY', 'orOther OPENAI_BASE_URL,OPENAI_MODEL');
  for (const key of ['OPENAI_EMBEDDING_MODEL', 'OPENAI_TRANSCRIPTION_MODEL'])
    if (env[key] && !env.OPENAI_MODEL) problem('OPENAI_MODEL', `neededWith ${key}`);
  for (const key of ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']) {
    if (env.S3_ENDPOINT && !env[key]) problem(key, 'neededWith S3_ENDPOINT');
    if (!env.S3_ENDPOINT && env[key]) problem('S3_ENDPOINT', `neededWith ${key}`);
  }
  for (const group of [WECOM_APP_KEYS, WECOM_BOT_KEYS, PUPPET_SERVICE_KEYS]) {
    const set = group.filter(key => env[key]);
    for (const key of set.length > 0 ? group : []) if (!env[key]) problem(key, `neededWith ${set.join(',')}`);
  }
  if (!LOOPBACK.has(HOST) && LOCAL_CHAT === 'on' && hasRealChannel(env)) problem('LOCAL_CHAT', 'noLoginBesideChannel');
  // With a real channel the page is closed by itself.
  if (!LOOPBACK.has(HOST) && LOCAL_CHAT === 'auto' && !hasRealChannel(env)) problem('HOST', 'notLoopback');
  return problems;
}

/** An address that paths can be put after. */
function isWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, search, hash } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && search === '' && hash === '';
}

/** The whole address is a secret: it goes over the network encrypted, or to a simulator on this machine. */
function isRobotAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

/** What Fastify takes for one: an address, a network, or the name of a well-known one. */
function isProxy(text: string): boolean {
  const name = text.trim();
  if (['loopback', 'linklocal', 'uniquelocal'].includes(name)) return true;
  const [address = '', bits, ...rest] = name.split('/');
  const version = isIP(address);
  return (
    version > 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}

/** Where this server listens, as an address for a browser. */
function ownAddress({ HOST, PORT }: { HOST: string; PORT: number }): string {
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

const isOfChannel = (key: string): boolean => key.startsWith('WECOM_') || key.startsWith('WECHATY_PUPPET_SERVICE_');

/** Real channels come with their own settings; while any of these is set the local chat page stays closed unless asked for. */
function hasRealChannel(env: object): boolean {
  return Object.keys(env).some(isOfChannel);
}

/** The process's environment, with what `.env` adds to it. */
export function environment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** The code of a problem: our own, or what zod says of a choice or a number. */
function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  return issue.code === 'invalid_value' ? `oneOf ${issue.values.join(',')}` : 'number';
}

/** Without what is unset or empty. */
function given(env: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries(env).flatMap(([key, value]) => (value?.trim() ? [[key, value] as const] : []));
  return Object.fromEntries(entries);
}

/**
 * The configuration of a command that opens no channel and no port, such as a backup: what the channels still lack is no reason to refuse it, and it
 * never opens one. Whether an empty database is a demonstration is decided as ever.
 *
 * @throws AppError `configInvalid`
 */
export function readCommandConfig(env: Record<string, string | undefined>): Config {
  const known = given(env);
  const isDemo = (known.DEMO ?? 'auto') === 'auto' && hasRealChannel(known) ? { DEMO: 'off' } : {};
  const own = Object.entries(known).filter(([key]) => !isOfChannel(key));
  return readConfig({ LOG_LEVEL: 'error', ...Object.fromEntries(own), ...isDemo, LOCAL_CHAT: 'off' });
}

/** @throws AppError `configInvalid` with `problems` (`KEY: code arguments`) that name every bad key at once, and no value. */
export function readConfig(env: Record<string, string | undefined>) {
  const known = given(env);
  const parsed = schema.safeParse(known);
  const wrong = parsed.error?.issues.map(issue => `${issue.path.join('.')}: ${problemOf(issue)}`) ?? [];
  const problems = [...wrong, ...combinationProblems(known)];
  if (!parsed.success || problems.length > 0) throw new AppError('configInvalid', { problems });
  const values = parsed.data;
  return Object.freeze({
    home: values.DATABASE_URL
      ? ({ kind: 'server', url: values.DATABASE_URL } as const)
      : ({ kind: 'directory', dataDir: values.DATA_DIR } as const),
    dataDir: values.DATA_DIR,
    fileBucket: values.S3_ENDPOINT
      ? {
          endpoint: values.S3_ENDPOINT,
          bucket: values.S3_BUCKET!,
          region: values.S3_REGION,
          accessKeyId: values.S3_ACCESS_KEY_ID!,
          secretAccessKey: values.S3_SECRET_ACCESS_KEY!,
        }
      : undefined,
    host: values.HOST,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? ownAddress(values)).replace(/\/+$/, ''),
    localChat: values.LOCAL_CHAT === 'on' || (values.LOCAL_CHAT === 'auto' && !hasRealChannel(values)),
    wecomApp: values.WECOM_CORP_ID
      ? {
          corpId: values.WECOM_CORP_ID,
          agentId: values.WECOM_AGENT_ID!,
          secret: values.WECOM_SECRET!,
          callbackToken: values.WECOM_CALLBACK_TOKEN!,
          callbackAesKey: values.WECOM_CALLBACK_AES_KEY!,
          apiBase: (values.WECOM_API_BASE ?? WECOM_API).replace(/\/+$/, ''),
        }
      : undefined,
    wecomBot: values.WECOM_BOT_ID
      ? {
          botId: values.WECOM_BOT_ID,
          secret: values.WECOM_BOT_SECRET!,
          // The official address unless a simulator stands in for it.
          socketUrl: values.WECOM_API_BASE?.replace(/^http/, 'ws').replace(/\/+$/, ''),
        }
      : undefined,
    robotUrl: values.WECOM_ROBOT_URL,
    puppetService: values.WECHATY_PUPPET_SERVICE_ENDPOINT
      ? { endpoint: values.WECHATY_PUPPET_SERVICE_ENDPOINT, token: values.WECHATY_PUPPET_SERVICE_TOKEN! }
      : undefined,
    // Real people do not find themselves among the demo branch's.
    demo: values.DEMO === 'on' || (values.DEMO === 'auto' && !hasRealChannel(values)),
    admin: values.ADMIN,
    trustedProxies: values.TRUSTED_PROXIES?.split(',').map(name => name.trim()),
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
    model: values.OPENAI_MODEL
      ? {
          apiKey: values.OPENAI_API_KEY ?? 'none',
          baseURL: values.OPENAI_BASE_URL,
          model: values.OPENAI_MODEL,
          embeddingModel: values.OPENAI_EMBEDDING_MODEL,
          transcriptionModel: values.OPENAI_TRANSCRIPTION_MODEL,
          timeoutMs: values.OPENAI_TIMEOUT_MS,
          dailyTokenBudget: values.OPENAI_DAILY_TOKENS,
        }
      : undefined,
  });
}
