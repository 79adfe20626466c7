/** Which numbers a setting takes. */
const NUMBERS: Record<string, string> = {
  PORT: '0 到 65535 的整数',
  OPENAI_TIMEOUT_MS: '100 到 120000 的整数（毫秒）',
  OPENAI_DAILY_TOKENS: '大于 0 的整数',
};

/** What belongs together, by its first letters. */
const GROUPS: readonly [string, string][] = [
  ['WECOM_BOT_', '企业微信智能机器人的两项须一起设，不用就都留空（见 docs/wecom.md）'],
  ['WECOM_', '企业微信自建应用的五项须一起设，不用就都留空（见 docs/wecom.md）'],
  ['WECHATY_', '第三方平台的两项须一起设，不用就都留空'],
  ['S3_', '对象存储的地址、桶和密钥须一起设，不用就都留空'],
];

const SENTENCES: Record<string, (key: string, about: readonly string[]) => string> = {
  databaseUrl: key => `${key} 须以 postgres:// 或 postgresql:// 开头；不用 PostgreSQL 就留空`,
  webAddress: key => `${key} 须是 http:// 或 https:// 开头的完整地址，如 https://qc.example.com`,
  robotUrl: key => `${key} 须是添加群机器人时得到的完整地址（https 开头）`,
  hostAndPort: key => `${key} 须写成 主机:端口，如 127.0.0.1:8788`,
  proxies: key => `${key} 须是用逗号分开的地址、网段（如 10.0.0.0/8）或 loopback、linklocal、uniquelocal`,
  longerToken: key => `${key} 太短，至少 16 个字符（可用 openssl rand -hex 24 生成）`,
  agentId: key => `${key} 须是应用详情页上的 AgentId，只有数字`,
  aesKey: key => `${key} 须是接收消息设置里的 EncodingAESKey，共 43 个字母和数字`,
  oneOf: (key, values) => `${key} 只能是 ${values.join('、')} 之一`,
  number: key => `${key} 须是${NUMBERS[key] ?? '数字'}`,
  orOther: (key, [other = '', set = '']) => `设了 ${set}，还须设 ${key} 或 ${other} 之一`,
  noLoginBesideChannel: key =>
    `本地聊天页没有登录，配置了真实通道时只能在本机打开：请去掉 ${key}=on，或把 HOST 设为 127.0.0.1`,
  notLoopback: key =>
    `本地聊天页没有登录，而 ${key} 不是本机地址：请设 LOCAL_CHAT=off 关闭聊天页；确实要对外开放才设 LOCAL_CHAT=on`,
};

/** What is wrong with the settings and what to do, a sentence each; what is missing of one group is said together. `problems` as `readConfig` has them. */
export function configProblemLines(problems: readonly string[]): string[] {
  const missing = new Map<string, string[]>();
  const lines: string[] = [];
  for (const problem of problems) {
    const [, key = '', code = '', about = ''] = /^(\w+): (\w+) ?(.*)$/.exec(problem) ?? [];
    if (code === 'neededWith') missing.set(about, [...(missing.get(about) ?? []), key]);
    else lines.push(SENTENCES[code]?.(key, about.split(',')) ?? `${key} 不对，请对照 .env.example 修改`);
  }
  for (const [about, keys] of missing) {
    const group = GROUPS.find(([start]) => keys.every(key => key.startsWith(start)))?.[1];
    const set = about.split(',').join('、');
    lines.push(`设了 ${set}，还缺 ${keys.join('、')}${group ? `：${group}` : '，请补上'}`);
  }
  return lines;
}
