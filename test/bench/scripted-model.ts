import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A model that is a script: rewrites by a small table of its own, scores clauses by the words they share with the question, and words nothing but
 * the clause. It knows no question set and no answer; it shows that the path through a model works, and roughly what a weak one is worth.
 */
const WRITTEN: readonly (readonly [spoken: RegExp, written: string])[] = [
  [/网络?(?:断|坏|不通|没了|上不去|用不了)|断网|掉线|没网|上不了网/u, '宽带故障'],
  [/(?:来|上门)?修好?|维修|弄好|抢修/u, '修复'],
  [/装(?:上|好|网|宽带)|安装|拉网线?|报装/u, '宽带新装'],
  [/搬家|换地方|换地址/u, '移机'],
  [/不用了|退网|拆掉/u, '拆机'],
  [/(?:上网|网速|网)(?:太|很|好)?慢/u, '速率'],
  [/师傅|装维工|修网的|装机的/u, '装维人员'],
  [/多久|多长时间|几天|几个?小时|啥时候|什么时候|要等/u, '时限'],
  [/赔钱?|补偿|减钱|少收/u, '减免'],
  [/退钱|把钱退/u, '退费'],
  [/打(?:10000|一万号|万号)|万号/u, '10000号'],
  [/排(?:很久|太久|长)?队|叫号/u, '排队等候'],
  [/工牌|胸牌|牌子/u, '工牌'],
  [/扣(?:多少)?分|扣几分|罚分/u, '扣分'],
  [/不服|有意见|有异议/u, '考核申诉'],
  [/回电话?|联系客户|打电话给/u, '联系客户'],
  [/回复|答复|响应|有人管/u, '首次响应'],
  [/告状|投诉|找领导/u, '投诉'],
  [/网吧/u, '互联网上网服务营业场所'],
  [/未成年|小孩|学生/u, '未成年人'],
  [/(?:快递|包裹|件)(?:丢|没了|不见)/u, '快件丢失'],
  [/物业费?/u, '物业服务'],
  [/停机|欠费|没交钱/u, '欠费暂停服务'],
  [/发票|账单|话费单/u, '话费单据'],
  [/录音|通话记录/u, '录音保存'],
  [/大客户|贵宾/u, 'VIP客户'],
  [/整改|改好|改完/u, '整改'],
  [/报告|报表/u, '报表上报'],
];
const FILLER =
  /请问|想问|一下|我们?|你们?|他们?|客户|用户|家里|那个|这个|到底|究竟|一般|大概|可以|能不能|要不要|是不是|有没有|怎么|什么|多少|多久|几|吗|呢|啊|吧|的|了|要|会|能|是|在|就|都|还/gu;
const ASKS_FIGURE = /多久|多长|多少|几(?:天|个|次|分|元|小时|年|月)|时限|什么时候|百分之/u;
const FIGURE = /\d|[一二三四五六七八九十百]+(?:日|天|个|年|月|元|倍|次|分|小时)/u;

type ChatBody = {
  messages: { content: string }[];
  response_format?: { json_schema?: { name: string } };
};
type Clause = { id: string; standard: string; number: string; text: string };

export type ScriptedModel = Awaited<ReturnType<typeof startScriptedModel>>;

export async function startScriptedModel() {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    void answer(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests: () => requests,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk;
  const body: unknown = JSON.parse(text);
  const sent = request.url?.endsWith('/embeddings')
    ? embeddings(body as { input: string[] })
    : completion(body as ChatBody);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(sent));
}

function completion(body: ChatBody): unknown {
  const block = body.messages.at(-1)?.content.match(/<data>([\s\S]*?)<\/data>/u)?.[1] ?? '{}';
  const { question = '', clauses = [] } = JSON.parse(block) as { question?: string; clauses?: Clause[] };
  const content = (() => {
    switch (body.response_format?.json_schema?.name) {
      case 'rewrite-question':
        return { questions: rewrite(question) };
      case 'rank-clauses':
        return { scores: clauses.map(clause => ({ id: clause.id, score: score(question, clause, clauses) })) };
      default:
        return { answered: true, statements: clauses.slice(0, 1).map(({ id, text }) => ({ text, citations: [id] })) };
    }
  })();
  const message = { role: 'assistant', content: JSON.stringify(content) };
  return { object: 'chat.completion', choices: [{ index: 0, finish_reason: 'stop', message }] };
}

/** The written words for what is said, alone and with the question. */
export function rewrite(question: string): string[] {
  const words = WRITTEN.filter(([spoken]) => spoken.test(question)).map(([, written]) => written);
  if (words.length === 0) return [];
  const plain = question.replace(FILLER, ' ').replace(/\s+/gu, ' ').trim();
  return [...new Set([words.join(''), `${plain} ${words.join(' ')}`.slice(0, 40)])];
}

/** 0–10: the share of the question's pairs of letters that the clause holds, rare ones counting more; half where a figure is asked for and none is there. */
export function score(question: string, clause: Clause, clauses: readonly Clause[]): number {
  const asked = pairs(`${question.replace(FILLER, ' ')} ${rewrite(question)[0] ?? ''}`);
  const texts = clauses.map(({ standard, text }) => pairs(`${standard} ${text}`));
  const own = pairs(`${clause.standard} ${clause.text}`);
  let [sum, found] = [0, 0];
  for (const pair of asked) {
    const weight = Math.log(1 + (clauses.length + 1) / (texts.filter(text => text.has(pair)).length + 1));
    sum += weight;
    if (own.has(pair)) found += weight;
  }
  const share = sum === 0 ? 0 : found / sum;
  const fits = !ASKS_FIGURE.test(question) || FIGURE.test(clause.text);
  return Math.round(Math.min(1, share * 1.4) * (fits ? 10 : 5));
}

function pairs(text: string): Set<string> {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}]+|[a-z0-9]+/gu) ?? [];
  return new Set(
    runs.flatMap(run =>
      /[a-z0-9]/u.test(run) ? [run] : [...run].slice(1).map((letter, at) => `${[...run][at]}${letter}`),
    ),
  );
}

const DIMENSIONS = 512;

/** Counts of pairs of letters, folded into some numbers: a weak likeness, for the path and not for the quality. */
function embeddings({ input }: { input: string[] }): unknown {
  const data = input.map((text, index) => {
    const embedding = new Array<number>(DIMENSIONS).fill(0);
    for (const pair of pairs(`${text} ${rewrite(text).join(' ')}`)) {
      const slot =
        [...pair].reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7) % DIMENSIONS;
      embedding[slot] = (embedding[slot] ?? 0) + 1;
    }
    return { object: 'embedding', index, embedding };
  });
  return { object: 'list', data, usage: { prompt_tokens: input.join('').length, total_tokens: 0 } };
}
