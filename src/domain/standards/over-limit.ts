/** 36小时没修好算超时吗, 3天还没装上，超没超: asks whether a time that passed is beyond the limit. */
const OVER_LIMIT =
  /^(.*?)(?:都|已经|过了|拖了|等了)*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)个?(?:工作日|小时|钟头|分钟|天|星期|周|月)了?[，,]?(?:还|都|才|仍)*(?:没有?|未)([\p{Script=Han}]{1,4}?)了?[，,]?(?:这|就|算|是不是|有没有|属于|不)*(?:超没超|超时|超期|逾期|超限|超了)(?:了?没有?|了|吗|不|么)*[?？。]?$/u;

/** What has a limit, where only the deed is named. */
const LIMITS: readonly (readonly [done: RegExp, limit: string])[] = [
  [/修/u, '故障修复'],
  [/装/u, '新装'],
  [/移/u, '移机'],
];

/** The question for the limit itself, which the time that passed is held against; undefined for any other question. */
export function limitAsked(question: string): string | undefined {
  const match = OVER_LIMIT.exec(question.trim());
  if (!match) return undefined;
  const [, subject = '', deed = ''] = match;
  const limit = subject === '' ? LIMITS.find(([done]) => done.test(deed))?.[1] : undefined;
  return `${limit ?? `${subject}${deed}`}要多久`;
}
