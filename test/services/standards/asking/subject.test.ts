import { expect, it } from 'vitest';
import type { Answer, NoneReason } from '../../../../src/services/standards/asking/answer.ts';
import { subjectAfter } from '../../../../src/services/standards/asking/subject.ts';

const asked = { question: '专线故障多久修好' };
const previous = { question: '宽带故障多久修好' };
const none = (reason: NoneReason): Answer => ({ outcome: 'none', reason, examples: [] });
const after = (answer: Answer, carried: boolean) => subjectAfter(answer, asked, { carried, previous });

it('a question that found nothing is no subject; one of its own ends the one before, one that leaned on it does not', () => {
  expect(after(none({ kind: 'nothingFound' }), false)).toBeNull();
  expect(after(none({ kind: 'nothingFound' }), true)).toEqual(previous);
  expect(after(none({ kind: 'notApart', left: '城镇', right: '农村' }), true)).toEqual(previous);
});

it('what asks nothing leaves the subject; a time without rules keeps the matter', () => {
  expect(after(none({ kind: 'noSubject' }), false)).toEqual(previous);
  expect(after(none({ kind: 'noSuchDay', words: '2月30日' }), false)).toEqual(asked);
});

it('what was asked back about is marked so', () => {
  expect(after({ outcome: 'clarify', choices: [], clauses: [] }, false)).toEqual({ ...asked, askedBack: true });
});
