import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { askReply } from '../standards/replies.ts';
import { confirmOptions } from './backlog-replies.ts';
import { cite, KIND_ASKED, OUTCOME_LABEL, shorten } from './labels.ts';

type HitTest = Awaited<ReturnType<Services['questions']['testHit']>>;
type Hit = HitTest['hits'][number];

/** So many words say why; the rest is noise to a reader. */
const WORDS = 6;
const SAID_SHOWN = 300;

const percent = (share: number): string => `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;

/** 命中测试 for the quality officer: what was found, why, what is said, and one tap to confirm. */
export function hitTestDialogs(services: Services): Feature {
  return {
    dialogs: [
      new CommandDialog('hit-test', async ({ actor, now }, { text }) =>
        text ? render(await services.questions.testHit({ actor, question: text }), now) : whatToTest,
      ),
    ],
    commands: [
      {
        phrases: ['命中测试'],
        takes: 'text',
        dialogId: 'hit-test',
        roles: ['qualityOfficer'],
        help: '看一个问题查到了什么、为什么、怎么答',
      },
    ],
  };
}

const whatToTest: Reply = { text: '请带上要测试的问题，例如「命中测试 农村装宽带要几天」。' };

function render(test: HitTest, now: Date): Reply {
  return {
    text: [
      `命中测试「${test.question}」`,
      `问的是：${KIND_ASKED[test.kind]}${test.matter === test.question ? '' : `；按「${test.matter}」去查`}`,
      `处理方式：${OUTCOME_LABEL[test.outcome]}${certainty(test)}`,
      ...approvedLines(test),
      ...(test.hits.length > 0 ? ['查到的条款：', ...test.hits.flatMap(hitLines)] : ['一条相近的条款也没有查到。']),
      '同事问到时会看到：',
      ...saidLines(askReply(test.said, now).text),
    ].join('\n'),
    citations: test.hits.map(({ standard, version, path, text }) => ({ standard, version, clause: path, text })),
    options: confirmOptions(test.hits, test.matter),
  };
}

/** How sure it is that the first clause is the right one, beside the line that decides. */
function certainty({ outcome, confidence, answerLine, hits }: HitTest): string {
  if (hits.length === 0) return '';
  if (outcome === 'answer' && confidence === 1) return '（这个问法已由人确认）';
  return `（第一条的把握 ${percent(confidence)}，达到 ${percent(answerLine)} 才直接回答）`;
}

function approvedLines({ answer, scripts }: HitTest): string[] {
  return [
    ...(answer ? [`先给标准答复 ${answer.no}：${shorten(answer.text)}`] : []),
    ...scripts.map(script => `附口径 ${script.no}：${shorten(script.text)}`),
  ];
}

/** Set off as it is said, line by line; of a long answer its beginning. */
function saidLines(said: string): string[] {
  const shown = [...said].length > SAID_SHOWN ? `${[...said].slice(0, SAID_SHOWN).join('')}……` : said;
  return shown.split('\n').map(line => (line.trim() === '' ? '' : `　${line}`));
}

function hitLines(hit: Hit, at: number): string[] {
  const { words, missing, features, score } = hit;
  const matched = words
    .slice(0, WORDS)
    .map(({ word, as, weight }) => `${word}${as === word ? '' : `（条款里写「${as}」）`} ${weight.toFixed(1)}`);
  return [
    `${at + 1}. ${cite(hit)}（${hit.version}版），综合分 ${score.toFixed(2)}`,
    `　对上的词和分量：${matched.length > 0 ? matched.join('、') : '没有'}${missing.length > 0 ? `；没对上：${missing.slice(0, WORDS).join('、')}` : ''}`,
    `　问题要点：条款里有 ${percent(features.coverage)}，条名里有 ${percent(features.heading)}，最相关的一句里有 ${percent(features.fitting)}；${features.fits > 0 ? '有' : '没有'}所问的内容`,
    ...(hit.confirmed.length > 0 ? [`　已确认的问法：${hit.confirmed.slice(0, 3).join('；')}`] : []),
    `　${shorten(hit.text, 80)}`,
  ];
}
