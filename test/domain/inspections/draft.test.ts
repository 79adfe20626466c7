import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addNote,
  answerItem,
  answerOf,
  attachFiles,
  draftChange,
  dropUnplaced,
  keepUnplaced,
  waivePhoto,
} from '../../../src/domain/inspections/draft.ts';
import { fillRest } from '../../../src/domain/inspections/fill-rest.ts';
import { lacksEvidence, nextOpenItem, problemsOf, progressOf } from '../../../src/domain/inspections/progress.ts';
import type { ItemAnswer } from '../../../src/domain/language/item-answer.ts';
import { emptyDraft, item, sheet } from './sheets.ts';

const full: ItemAnswer = { result: 'scored', points: 10 };
const lost: ItemAnswer = { result: 'scored', points: 8 };
const three = sheet(item(1), item(2, { evidenceRequired: true }), item(3));
const [first, second, third] = three.items as [
  ReturnType<typeof item>,
  ReturnType<typeof item>,
  ReturnType<typeof item>,
];
const now = new Date('2026-11-02T10:00:00+08:00');

describe('answering', () => {
  it('keeps a remark made before the answer, and replaces it by a new one', () => {
    const noted = addNote(emptyDraft(), 1, '叫号机');
    expect(answerOf(answerItem(noted, first, full), 1).note).toBe('叫号机');
    expect(answerOf(answerItem(noted, first, lost, '灯坏了'), 1).note).toBe('灯坏了');
  });

  it('drops the remark and the missing photo when a correction leaves nothing to explain, but no photo', () => {
    const failed = attachFiles(waivePhoto(answerItem(emptyDraft(), first, lost, '灯坏了'), 1, '暂无照片'), 1, ['a']);
    expect(answerOf(answerItem(failed, first, full), 1)).toEqual({ answer: full, note: '', fileIds: ['a'] });
  });

  it('takes the same remark and the same file once', () => {
    const twice = addNote(addNote(emptyDraft(), 1, '甲'), 1, '甲');
    expect(answerOf(addNote(twice, 1, '乙'), 1).note).toBe('甲\n乙');
    expect(answerOf(attachFiles(attachFiles(emptyDraft(), 1, ['a']), 1, ['a', 'b']), 1).fileIds).toEqual(['a', 'b']);
  });

  it('moves a file: it proves one item', () => {
    const draft = attachFiles(attachFiles(emptyDraft(), 1, ['a', 'b']), 2, ['b']);
    expect([answerOf(draft, 1).fileIds, answerOf(draft, 2).fileIds]).toEqual([['a'], ['b']]);
  });

  it('saves only what changed', () => {
    const before = answerItem(emptyDraft(), first, lost);
    const after = answerItem(before, second, full);
    expect(Object.keys(draftChange(before, after)?.answers ?? {})).toEqual(['2']);
    expect(draftChange(after, after)).toBeUndefined();
    const desk = { ...after, fields: { desk: '3号' } };
    expect(draftChange(desk, { ...desk, fields: { ...desk.fields, arrivedAt: '9点' } })).toEqual({
      fields: { arrivedAt: '9点' },
    });
    expect(draftChange(desk, { ...desk, fields: { desk: '3号' } })).toBeUndefined();
  });
});

describe('the rest', () => {
  it('is filled where it is open; a sampled rate is asked', () => {
    const of = sheet(first, second, item(3, { scoring: 'sampledRate' }));
    const { draft, left } = fillRest(of, answerItem(emptyDraft(), first, lost));
    expect(left).toEqual([3]);
    expect([answerOf(draft, 1).answer, answerOf(draft, 2).answer, answerOf(draft, 3).answer]).toEqual([
      lost,
      full,
      undefined,
    ]);
  });

  it('leaves open what could not be read, unless it has an answer', () => {
    const { draft, unread } = fillRest(three, answerItem(emptyDraft(), first, lost), [1, 3]);
    expect(unread).toEqual([3]);
    expect([1, 2, 3].map(ordinal => answerOf(draft, ordinal).answer)).toEqual([lost, full, undefined]);
  });

  it('is filled once: doing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3]), fc.subarray([1, 2, 3]), (answered, rates) => {
        const of = sheet(
          ...three.items.map(each =>
            rates.includes(each.ordinal) ? { ...each, scoring: 'sampledRate' as const } : each,
          ),
        );
        const start = answered.reduce(
          (draft, ordinal) => answerItem(draft, of.items[ordinal - 1]!, lost),
          emptyDraft(),
        );
        const once = fillRest(of, start);
        expect(fillRest(of, once.draft)).toEqual(once);
        for (const ordinal of answered) expect(answerOf(once.draft, ordinal).answer).toEqual(lost);
      }),
    );
  });
});

describe('progress', () => {
  it('goes on behind an item, and back to the skipped ones at the end', () => {
    const draft = answerItem(emptyDraft(), second, full);
    expect([0, 1, 2, 3].map(after => nextOpenItem(three, draft, after))).toEqual([1, 3, 3, 1]);
    expect(nextOpenItem(three, fillRest(three, draft).draft)).toBeUndefined();
  });

  it('counts answers, not remarks', () => {
    expect(progressOf(three, addNote(answerItem(emptyDraft(), third, lost), 1, '甲'))).toEqual({
      answered: 1,
      total: 3,
      open: [1, 2],
      failed: [3],
    });
  });

  it('demands evidence of a failed item: a photo, or a reason', () => {
    const failed = answerItem(emptyDraft(), second, lost);
    expect(lacksEvidence(three, failed, 2)).toBe(true);
    expect(lacksEvidence(three, attachFiles(failed, 2, ['a']), 2)).toBe(false);
    expect(lacksEvidence(three, waivePhoto(failed, 2, '暂无照片：停电'), 2)).toBe(false);
    expect(lacksEvidence(three, answerItem(emptyDraft(), second, full), 2)).toBe(false);
    expect(lacksEvidence(three, answerItem(emptyDraft(), first, lost), 1)).toBe(false);
  });

  it('names everything that is in the way of submitting', () => {
    const filled = fillRest(three, answerItem(emptyDraft(), second, lost)).draft;
    expect(problemsOf(three, emptyDraft(), now)).toEqual([{ code: 'unanswered', ordinals: [1, 2, 3] }]);
    expect(problemsOf(three, filled, now)).toEqual([{ code: 'evidenceMissing', ordinals: [2] }]);
    expect(problemsOf(three, attachFiles(filled, 2, ['a']), now)).toEqual([]);
    const waiting = keepUnplaced(attachFiles(filled, 2, ['a']), ['b', 'c']);
    expect(problemsOf(three, waiting, now)).toEqual([{ code: 'photosUnplaced', count: 2 }]);
    expect(problemsOf(three, attachFiles(waiting, 3, ['b', 'c']), now)).toEqual([]);
    expect(problemsOf(three, dropUnplaced(waiting), now)).toEqual([]);
    const none = three.items.reduce(
      (draft, each) => answerItem(draft, each, { result: 'notApplicable' }),
      emptyDraft(),
    );
    expect(problemsOf(three, none, now)).toEqual([{ code: 'nothingApplicable' }]);
    const fine = fillRest(three, emptyDraft()).draft;
    expect(problemsOf(three, fine, new Date('2026-11-02T08:59:00+08:00'))).toEqual([{ code: 'future' }]);
    expect(problemsOf(three, fine, new Date('2026-12-03T09:00:00+08:00'))).toEqual([]);
    expect(problemsOf(three, fine, new Date('2026-12-03T09:00:01+08:00'))).toEqual([{ code: 'tooOld' }]);
  });
});
