import type { PublishResult } from '../../../src/services/standards/publish-standard.ts';

type Failure = Extract<PublishResult, { kind: 'regression' }>['failures'][number];

/** So many questions are named; the rest is counted. */
const SHOWN = 8;

/** The confirmed questions that a new edition would answer no more, or otherwise. */
export function regressionLines(failures: readonly Failure[]): string[] {
  const rest = failures.length - SHOWN;
  return [
    ...failures.slice(0, SHOWN).map(failure => `· 「${failure.question}」：${reason(failure)}`),
    ...(rest > 0 ? [`· 另有 ${rest} 个问题`] : []),
  ];
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
