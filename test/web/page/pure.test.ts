import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileSize, safeUrl } from '../../../src/web/page/attachment-facts.ts';
import { reconnectDelay } from '../../../src/web/page/backoff.ts';
import { namesAssistant, withMention } from '../../../src/web/page/mention.ts';
import { mergeMessages, splitNotice, unreadIds } from '../../../src/web/page/messages.ts';
import { firstPeople, searchPeople } from '../../../src/web/page/people-search.ts';
import { readFrame } from '../../../src/web/page/protocol.ts';
import { quickCommands } from '../../../src/web/page/quick-commands.ts';
import { hashOfPlace, placeOfHash } from '../../../src/web/page/route.ts';
import { clockLabels, needsSeparator, separatorLabel } from '../../../src/web/page/time-labels.ts';
import { message } from './stage.ts';

describe('messages', () => {
  test('however they arrive, each stands once and in order', () => {
    const seqs = fc.array(fc.array(fc.integer({ min: 1, max: 30 })), { maxLength: 6 });
    fc.assert(
      fc.property(seqs, batches => {
        const merged = batches.reduce(
          (known, batch) =>
            mergeMessages(
              known,
              batch.map(seq => message(seq)),
            ),
          mergeMessages([], []),
        );
        expect(merged.map(one => one.seq)).toEqual([...new Set(batches.flat())].sort((a, b) => a - b));
      }),
    );
  });

  test('a newer copy replaces the older one', () => {
    expect(mergeMessages([message(1)], [message(1, { text: 'new' })])[0]?.text).toBe('new');
  });

  test('unread are the last ones sent to me', () => {
    const list = [message(1), message(2, { from: 'me' }), message(3), message(4)];
    expect(unreadIds(list, 2)).toEqual(['m3', 'm4']);
    expect(unreadIds(list, 0)).toEqual([]);
    expect(unreadIds(list, 9)).toEqual(['m1', 'm3', 'm4']);
  });

  test.each([
    ['【整改通知】ZG-1\n内容', '整改通知 ZG-1', '内容'],
    ['【扣分通知】\n\n内容\n二', '扣分通知', '内容\n二'],
    ['到期提醒：\n内容', '到期提醒', '内容'],
    ['只有一行', null, '只有一行'],
    [`${'长'.repeat(41)}\n内容`, null, `${'长'.repeat(41)}\n内容`],
  ])('notice %j', (text, title, body) => {
    expect(splitNotice(text)).toEqual({ title, body });
  });
});

describe('times', () => {
  const now = '2026-03-02T09:05:00+08:00';
  test.each([
    ['2026-03-02T00:00:00+08:00', '00:00'],
    ['2026-03-01T23:59:59+08:00', '昨天 23:59'],
    ['2026-02-28T08:00:00+08:00', '2月28日 08:00'],
    ['2025-12-31T16:00:00Z', '1月1日 00:00'],
    ['2025-12-31T15:59:00Z', '2025年12月31日 23:59'],
  ])('%s', (at, label) => {
    expect(separatorLabel(at, now)).toBe(label);
  });

  test.each([
    [null, now, true],
    ['2026-03-02T09:00:01+08:00', now, false],
    ['2026-03-02T09:00:00+08:00', now, true],
    ['2026-03-01T23:59:00+08:00', '2026-03-02T00:00:00+08:00', true],
  ])('a line between %s and %s: %s', (previous, at, expected) => {
    expect(needsSeparator(previous, at)).toBe(expected);
  });

  test('the clock is shown in Shanghai', () => {
    expect(clockLabels('2026-03-01T16:30:00Z')).toEqual({ full: '2026年3月2日 周一 00:30', brief: '3/2 00:30' });
  });
});

test('waits double up to ten seconds, spread over their upper half', () => {
  expect([0, 1, 2, 3, 4, 5, 60].map(attempt => reconnectDelay(attempt, 0.999999))).toEqual([
    500, 1000, 2000, 4000, 8000, 10000, 10000,
  ]);
  expect(reconnectDelay(2, 0)).toBe(1000);
});

test.each([{ as: 'lina' }, { as: '李 娜/1', room: 'a#b%' }])('a place survives its hash: %j', place => {
  expect(placeOfHash(hashOfPlace(place))).toEqual(place);
});

test.each(['', '#', '#/', '#/%E0%A4%A'])('no place in %j', hash => {
  expect(placeOfHash(hash)).toBe(null);
});

test.each([
  ['/files/a.png', true],
  ['https://example.com/a', true],
  ['javascript:alert(1)', false],
  ['//evil.example/a', false],
  ['data:text/html,x', false],
])('link %s may be followed: %s', (url, allowed) => {
  expect(safeUrl(url)).toBe(allowed ? url : null);
});

test.each([
  [812, '812 B'],
  [98_304, '96 KB'],
  [3_565_158, '3.4 MB'],
])('%i bytes', (bytes, label) => {
  expect(fileSize(bytes)).toBe(label);
});

test.each(['', 'not json', '1', '{"type":"later-version"}', '{}', 'null'])('frame %j is passed over', data => {
  expect(readFrame(data)).toBe(null);
});

describe('people', () => {
  const people = [
    {
      id: 'lina',
      name: '李娜',
      title: '营业员',
      unit: '通川营业厅',
      roles: ['一线员工'],
      roleIds: ['frontline'],
      unread: 0,
    },
    {
      id: 'wang',
      name: '王强',
      title: '营业员',
      unit: '达川营业厅',
      roles: ['一线员工'],
      roleIds: ['frontline'],
      unread: 0,
    },
    {
      id: 'zhou',
      name: '周敏',
      title: '',
      unit: '客户服务部',
      roles: ['监督检查人员'],
      roleIds: ['inspector'],
      unread: 0,
    },
  ];
  test.each([
    ['', 'lina wang zhou'],
    ['LINA', 'lina'],
    ['营业厅 一线', 'lina wang'],
    ['监督', 'zhou'],
    ['没有', ''],
  ])('search %j', (query, ids) => {
    expect(
      searchPeople(people, query)
        .map(one => one.id)
        .join(' '),
    ).toBe(ids);
  });
  test.each([
    [['zhou', 'wang'], 'zhou wang'],
    [['zhou', 'gone'], 'lina zhou'],
  ])('meant to be met first: %j', (meant, ids) => {
    expect(
      firstPeople(people, meant, 4)
        .map(one => one.id)
        .join(' '),
    ).toBe(ids);
  });
});

describe('quick commands', () => {
  const labels = (roles: string[], inRoom = false) => quickCommands(roles, inRoom).map(({ label }) => label);
  test('are those of the roles, each once', () => {
    expect(labels(['frontline'])).toEqual(['帮助', '我的待办', '查标准']);
    expect(labels(['inspector'])).toContain('录测评');
    expect(labels(['manager', 'leader']).filter(label => label === '季度排名')).toHaveLength(1);
  });
  test('name the assistant in a group, where only standards are talked about', () => {
    expect(labels(['inspector'], true)).toEqual(['@质控助手', '帮助', '查标准']);
    for (const { text, prefill } of quickCommands([], true).filter(each => each.prefill)) {
      expect([namesAssistant(text), prefill]).toEqual([true, true]);
    }
  });
});

test.each([
  ['在吗', '@质控助手 在吗'],
  ['＠质控助手 在吗', '＠质控助手 在吗'],
])('%s, said to the assistant', (said, addressed) => {
  expect(withMention(said)).toBe(addressed);
  expect(namesAssistant(said)).toBe(said === addressed);
});
