import type { Option } from '../../../src/domain/conversation/message.ts';
import type { PublishResult } from '../../../src/services/standards/publish-standard.ts';
import { command, confirmKey, removeKey, shorten } from '../../questions/labels.ts';

type Failure = Extract<PublishResult, { kind: 'regression' }>['failures'][number];

/** So many questions are named; the rest is counted. */
const SHOWN = 8;
/** So many can be settled at once by a tap; the others come with the next try. */
const OFFERED = 4;

/** The confirmed questions that a new edition would answer no more, or otherwise, with how their clause reads in it. */
export function regressionLines(failures: readonly Failure[]): string[] {
  const rest = failures.length - SHOWN;
  return [
    ...failures
      .slice(0, SHOWN)
      .flatMap(failure => [
        `· ${failure.answerNo ? `${failure.answerNo} ` : ''}「${failure.question}」：${reason(failure)}`,
        ...(failure.changed && failure.reads ? [`　新版这一条：${shorten(failure.reads)}`] : []),
      ]),
    ...(rest > 0 ? [`· 另有 ${rest} 个问题`] : []),
  ];
}

/** What settles each: its clause confirmed as it reads now, or the question taken back; a 标准答复 is rewritten or retired. */
export function regressionOptions(failures: readonly Failure[]): Option[] {
  return failures.slice(0, OFFERED).flatMap(failure => {
    const { question, answerNo, standard, expected, reads } = failure;
    const what = shorten(question, 12);
    const [first] = expected;
    if (first && reads !== null) {
      return [{ key: confirmKey({ standard, path: first.path }, question), label: `仍答这一条：${what}` }];
    }
    if (answerNo) return [command('修改答复', answerNo), command('停用答复', answerNo)];
    return first ? [{ key: removeKey({ standard, path: first.path }, question), label: `去掉问法：${what}` }] : [];
  });
}

function reason({ reason: why, expected, found }: Failure): string {
  const clause = expected.map(each => each.path.split('/').at(-1)).join('、');
  switch (why) {
    case 'vanished':
      return `原来的依据${clause}在新版里没有了`;
    case 'refused':
      return `应当答${clause}，按新版查不到`;
    case 'anotherFirst':
      return `应当答${clause}，按新版会答成${found ? `《${found.standard}》${found.path.split('/').at(-1)}` : '别的条款'}`;
    case 'notShown':
      return `应当答${clause}，按新版不在前几条里`;
  }
}
