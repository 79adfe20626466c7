import { existsSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from './errors.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
const onOff = (fallback: 'on' | 'off') => z.enum(['on', 'off']).default(fallback);
const optional = z
  .string()
  .trim()
  .transform(value => (value === '' ? undefined : value))
  .optional();

/** Every setting, with its default; `.env.example` explains them. Empty means unset. */
const schema = z
  .looseObject({
    DATABASE_URL: optional.refine(
      url => url === undefined || /^postgres(ql)?:\/\//.test(url),
      'must begin with postgres:// or postgresql://',
    ),
    DATA_DIR: z.string().trim().min(1).default('./data'),
    S3_ENDPOINT: optional.refine(
      url => url === undefined || isWebAddress(url),
      'must be an http:// or https:// address',
    ),
    S3_BUCKET: optional,
    S3_REGION: z.string().trim().min(1).default('us-east-1'),
    S3_ACCESS_KEY_ID: optional,
    S3_SECRET_ACCESS_KEY: optional,
    HOST: z.string().trim().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    PUBLIC_URL: optional.refine(
      url => url === undefined || isWebAddress(url),
      'must be an http:// or https:// address',
    ),
    LOCAL_CHAT: z.enum(['auto', 'on', 'off']).default('auto'),
    DEMO: onOff('on'),
    ADMIN: optional,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    OPENAI_API_KEY: optional,
    OPENAI_BASE_URL: optional.refine(url => url === undefined || URL.canParse(url), 'must be a URL'),
    OPENAI_MODEL: optional,
    OPENAI_EMBEDDING_MODEL: optional,
    OPENAI_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(15_000),
    OPENAI_DAILY_TOKENS: z.coerce.number().int().positive().optional(),
  })
  .superRefine((env, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((env.OPENAI_API_KEY || env.OPENAI_BASE_URL) && !env.OPENAI_MODEL)
      problem('OPENAI_MODEL', 'is needed with OPENAI_API_KEY or OPENAI_BASE_URL');
    if (env.OPENAI_MODEL && !env.OPENAI_API_KEY && !env.OPENAI_BASE_URL)
      problem('OPENAI_API_KEY', 'or OPENAI_BASE_URL is needed with OPENAI_MODEL');
    if (env.OPENAI_EMBEDDING_MODEL && !env.OPENAI_MODEL)
      problem('OPENAI_MODEL', 'is needed with OPENAI_EMBEDDING_MODEL');
    for (const key of ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
      if (env.S3_ENDPOINT && !env[key]) problem(key, 'is needed with S3_ENDPOINT');
      if (!env.S3_ENDPOINT && env[key]) problem('S3_ENDPOINT', `is needed with ${key}`);
    }
    // With a real channel the page is closed by itself.
    if (!LOOPBACK.has(env.HOST) && env.LOCAL_CHAT === 'auto' && !hasRealChannel(env)) {
      problem(
        'HOST',
        'is not a loopback address: the local chat page has no login. Set LOCAL_CHAT=off, or LOCAL_CHAT=on if you mean it',
      );
    }
  });

export type Config = Readonly<ReturnType<typeof readConfig>>;

/** An address that paths can be put after. */
function isWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, search, hash } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && search === '' && hash === '';
}

/** Where this server listens, as an address for a browser. */
function ownAddress({ HOST, PORT }: { HOST: string; PORT: number }): string {
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

/** Real channels come with their own settings; while any of these is set the local chat page stays closed unless asked for. */
function hasRealChannel(env: object): boolean {
  return Object.keys(env).some(key => key.startsWith('WECOM_'));
}

/** The process's environment, with what `.env` adds to it. */
export function environment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** @throws AppError `configInvalid` that names every bad key at once. */
export function readConfig(env: Record<string, string | undefined>) {
  const known = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(known);
  if (!parsed.success) {
    throw new AppError('configInvalid', {
      problems: parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`),
    });
  }
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
    demo: values.DEMO === 'on',
    admin: values.ADMIN,
    logLevel: values.LOG_LEVEL,
    model: values.OPENAI_MODEL
      ? {
          apiKey: values.OPENAI_API_KEY ?? 'none',
          baseURL: values.OPENAI_BASE_URL,
          model: values.OPENAI_MODEL,
          embeddingModel: values.OPENAI_EMBEDDING_MODEL,
          timeoutMs: values.OPENAI_TIMEOUT_MS,
          dailyTokenBudget: values.OPENAI_DAILY_TOKENS,
        }
      : undefined,
  });
}
