import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readDocument } from '../../../src/documents/read-document.ts';
import { createModels } from '../../../src/llm/configured.ts';
import { bulletinText } from '../../../src/records/bulletin-text.ts';
import { bulletinWord } from '../../../src/records/bulletin-word.ts';
import { createServices } from '../../../src/services/index.ts';
import { hashOf } from '../../../src/services/kpi/snapshot.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { type ChatRequest, type ModelReply, type ModelServer, startModelServer } from '../../helpers/model-server.ts';

let server: ModelServer;
let test: TestContext;
let services: ReturnType<typeof createServices>;
let serial = 0;

beforeAll(async () => {
  server = await startModelServer();
  test = await openTestContext({ at: '2026-11-09T09:00:00+08:00' });
  const config = {
    apiKey: 'k',
    baseURL: server.baseURL,
    model: 'writer',
    embeddingModel: undefined,
    timeoutMs: 2_000,
    dailyTokenBudget: undefined,
  };
  const models = await createModels(config, () => {});
  services = createServices({ ...test.context, models });
});
afterAll(async () => {
  await test?.close();
  await server?.close();
});
beforeEach(() => server.reset());

interface Offered {
  sentence: number;
  text: string;
}

/** Words each sentence as told, numbered as it was offered. */
const says = (word: (sentence: Offered) => string): ModelReply => ({
  kind: 'made',
  from(body: ChatRequest) {
    const block = body.messages.at(-1)!.content.match(/<data>([\s\S]*?)<\/data>/)![1]!;
    const { sentences } = JSON.parse(block) as { sentences: Offered[] };
    const worded = sentences.map(each => ({ sentence: each.sentence, text: word(each) }));
    return { kind: 'content', content: { sentences: worded } };
  },
});

async function generate() {
  const actor = await test.actor('wu');
  const input = { actor, kind: 'weekly', period: '2026-W45', title: '周报', submissionId: `m${serial++}` } as const;
  const outcome = await services.bulletins.drafts.generate(input);
  if (outcome.kind !== 'generated') throw new Error(outcome.kind);
  return services.bulletins.drafts.view({ actor, no: outcome.no });
}

const bare = (text: string) => text.replaceAll(' ', '');

const HOSTILE: [what: string, reply: ModelReply][] = [
  ['other figures', says(({ text }) => text.replaceAll(/\d+/g, '97'))],
  ['one figure more', says(({ text }) => `${text}另有 3 件。`)],
  ['praise', says(({ text }) => `${text}成绩显著。`)],
  ['a unit that is not meant', says(({ text }) => `公众客户部${text}`)],
  ['a link', says(({ text }) => `${text}详见 http://evil.example/`)],
  ['markup', says(({ text }) => `${text}<b></b>`)],
  ['lines of its own', says(({ text }) => `${text}\n以上。`)],
  ['sentences nobody asked for', { kind: 'content', content: { sentences: [{ sentence: 99, text: '扣分 50 分。' }] } }],
  ['its instructions', says(() => '不得增加数据里没有的内容：不写原因，不作评价')],
  ['another shape', { kind: 'wrongSchema' }],
  ['no JSON', { kind: 'invalidJson' }],
  ['an error', { kind: 'status', status: 500 }],
  ['half an answer', { kind: 'cut', midBody: true }],
  ['nothing', { kind: 'content', content: { sentences: [] } }],
];

it.each(HOSTILE)('a model that writes %s changes nothing', async (_what, reply) => {
  server.always(reply);
  const draft = await generate();
  expect(draft.wording).toBeUndefined();
  const text = JSON.stringify(bulletinText.wordedSections(draft.figures, draft.wording));
  expect(text).toBe(JSON.stringify(bulletinText.sections(draft.figures)));
});

it('one bad sentence takes only itself away, and figures that changed take the wording', async () => {
  server.always(says(({ text }) => (text.includes('督办单') ? `${text}逾期严重。` : bare(text))));
  const draft = await generate();
  const worded = draft.wording!.sentences.map(each => each.worded);
  expect(worded.some(text => text.startsWith('整改通知：'))).toBe(true);
  expect(worded.some(text => text.includes('督办单'))).toBe(false);
  server.always({ kind: 'content', content: { sentences: [] } });
  expect((await generate()).wording).toBeUndefined();
});

it("what tells the same figures is shown, said to be a model's, and frozen with the hash", async () => {
  server.always(says(({ text }) => bare(text)));
  const draft = await generate();
  expect(draft.wording!.model).toBe('writer word-bulletin@1');
  const worded = draft.wording!.sentences.map(each => each.worded);
  expect(worded).toContain('整改督办单：下发0件，办结0件；期限未落实0次。');

  const document = { ...draft, hash: undefined, signatures: [] };
  const read = JSON.stringify(await readDocument({ name: '周报.docx', bytes: await bulletinWord(document) }));
  expect(read).toContain('整改督办单：下发0件，办结0件；期限未落实0次。');
  expect(read).not.toContain('整改督办单：下发 0 件');
  expect(read).toMatch(/整改与督办第1段、整改与督办第2段、.+的措辞由模型（writer word-bulletin@1）拟写/);

  const wu = await test.actor('wu');
  const submit = { actor: wu, no: draft.no, problems: [{ unitId: 'hall-tongchuan', text: '灯箱不亮' }] };
  const submitted = await services.bulletins.drafts.submit({ ...submit, submissionId: 's', jointReviewerIds: ['pan'] });
  if (submitted.kind !== 'submitted') throw new Error(submitted.kind);
  const { title, figures, problems, wording } = await services.bulletins.drafts.view({ actor: wu, no: draft.no });
  expect(submitted.hash).toBe(hashOf({ title, figures, problems, wording }));
  expect(submitted.hash).not.toBe(hashOf({ title, figures, problems }));
});
