import { describe, expect, it } from 'vitest';
import { chosenBy, lastAsk, recentAsk, remember } from '../../../dialogs/standards/ask-memory.ts';
import type { Memory } from '../../../src/domain/conversation/turn.ts';
import type { AskResult } from '../../../src/services/standards/ask-standard.ts';

const NOW = new Date('2026-11-25T10:00:00+08:00');
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

function memoryAfter(result: object): Memory {
  const memory: Memory = {};
  remember(memory, 'q1', NOW, { asked: { question: '投诉' }, subject: { question: '投诉' }, ...result } as AskResult);
  return memory;
}
const clauses = ['a', 'b', 'c', 'd'].map(id => ({ id, text: '很长的条款。'.repeat(200) }));
const choices = [
  { clauseId: 'a', label: '办结时限（投诉处理办法第十条）' },
  { clauseId: 'b', label: '回访（投诉处理办法第十七条）' },
];

describe('what is remembered', () => {
  it('is for half an hour what the next question may lean on; what was shown stays', () => {
    const memory = memoryAfter({ outcome: 'answer', clauses, cited: 1 });
    expect(recentAsk(memory, minutes(30))?.asked.question).toBe('投诉');
    expect(recentAsk(memory, minutes(31))).toBeUndefined();
    expect(lastAsk(memory)).toMatchObject({ questionId: 'q1', shown: ['a'], rest: ['b', 'c', 'd'] });
  });

  it('a mark or a greeting leaves the last question the last', () => {
    const memory = memoryAfter({ outcome: 'answer', clauses, cited: 1 });
    remember(memory, 'q2', NOW, {
      outcome: 'none',
      reason: { kind: 'noSubject' },
      examples: [],
    } as unknown as AskResult);
    expect(lastAsk(memory)).toMatchObject({ questionId: 'q1', shown: ['a'] });
  });

  it('is small and holds no clause', () => {
    const stored = JSON.stringify(
      memoryAfter({ outcome: 'candidates', shape: null, candidates: clauses.slice(0, 3), clauses }),
    );
    expect(stored.length).toBeLessThan(300);
    expect(stored).not.toContain('条款');
  });

  it('an older version of it is as good as none', () => {
    expect(lastAsk({ ask: { rest: [], outcome: 'answer' } })).toBeUndefined();
    expect(lastAsk({})).toBeUndefined();
  });
});

describe('a choice', () => {
  const memory = lastAsk(memoryAfter({ outcome: 'clarify', clauses, choices }))!;
  it.each([
    ['办结时限（投诉处理办法第十条）', 'a'],
    ['第二个', 'b'],
    ['2', 'b'],
    ['回访', 'b'],
    ['回访的', 'b'],
    ['办结时限', 'a'],
    ['投诉多久办结', undefined],
    ['一般投诉的办结时限是从什么时候算起', undefined],
    ['第三个', undefined],
    ['赔付', undefined],
  ])('%s', (text, id) => expect(chosenBy(text, memory)?.clauseId).toBe(id));
});
