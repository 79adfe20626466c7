import { expect, it } from 'vitest';
import { inboundView, outboundView } from '../../../src/web/chat/message-view.ts';

const at = new Date('2026-11-22T01:30:00Z');
const said = {
  id: 'web-lina-abc-1',
  conversationId: 'u:lina',
  seq: 3,
  senderId: 'lina',
  payload: { text: '宽带装机要多久' },
  receivedAt: at,
};
const answered = {
  id: 'web-lina-abc-1-1',
  conversationId: 'r:unit-x:lina',
  seq: 4,
  recipientId: 'lina',
  kind: 'reply' as const,
  causeId: 'web-lina-abc-1',
  payload: { text: '请选择', options: [{ key: '1', label: '是' }], outcome: null, citations: [], ref: null },
  createdAt: at,
};
const names = new Map([
  ['lina', '李娜'],
  ['chen', '陈映雪'],
]);

it('shows my own text with the id I sent it under', () => {
  expect(inboundView(said, { as: 'lina' })).toEqual({
    id: 'web-lina-abc-1',
    seq: 3,
    at: '2026-11-22T09:30:00+08:00',
    from: 'me',
    kind: 'text',
    text: '宽带装机要多久',
    options: [],
    outcome: null,
    citations: [],
    ref: null,
    answers: null,
    pressed: null,
    clientId: 'abc-1',
  });
});

it('shows another member by name and without their send id', () => {
  const view = inboundView(said, { as: 'chen', names });
  expect(view).toMatchObject({ from: 'other', senderName: '李娜' });
  expect(view).not.toHaveProperty('clientId');
});

it.each([
  [{ kind: 'stored', id: 'f1', name: '门头.png', mime: 'image/png', size: 7 }, 'image', '', '/api/files/f1?as=lina'],
  [
    { kind: 'stored', id: 'f1', name: '说明.pdf', mime: 'application/pdf', size: 7 },
    'file',
    '',
    '/api/files/f1?as=lina',
  ],
  [{ kind: 'refused', name: 'x.exe', code: 'fileTypeRefused', params: { size: 7 } }, 'file', '这个文件没有被接收', ''],
] as const)('shows the file %j', (file, kind, text, url) => {
  const view = inboundView({ ...said, payload: { text: '', files: [file] } }, { as: 'lina' });
  expect(view).toMatchObject({ kind, text, file: { name: file.name, size: 7, url } });
});

it('puts the title of a notice in front', () => {
  const notice = { ...answered, kind: 'notice' as const, payload: { ...answered.payload, title: '整改通知' } };
  expect(outboundView(notice, { as: 'lina' })).toMatchObject({ kind: 'notice', text: '【整改通知】\n请选择' });
});

it('says what a reply answers, to whom it was said; a notice answers nothing', () => {
  expect(outboundView(answered, { as: 'lina' }).answers).toBe('web-lina-abc-1');
  expect(outboundView(answered, { as: 'chen', names }).answers).toBe(null);
  expect(outboundView({ ...answered, kind: 'notice' }, { as: 'lina' }).answers).toBe(null);
});

it('marks the options that are over', () => {
  expect(outboundView(answered, { as: 'lina' }, new Set(['1'])).options).toEqual([
    { key: '1', label: '是', over: true },
  ]);
});

it('addresses a group reply, and offers its options only to the person asked', () => {
  expect(outboundView(answered, { as: 'lina', names })).toMatchObject({
    text: '@李娜 请选择',
    options: [{ key: '1', label: '是' }],
  });
  expect(outboundView(answered, { as: 'chen', names })).toMatchObject({ text: '@李娜 请选择', options: [] });
});

it('shows the file of a reply to whom it was sent, and to nobody else', () => {
  const file = { id: 'f1', name: '测评表.xlsx', mime: 'application/xlsx', size: 8836 };
  const row = { ...answered, conversationId: 'u:lina', payload: { ...answered.payload, file } };
  expect(outboundView(row, { as: 'lina' }).file).toEqual({
    url: '/api/files/f1?as=lina',
    name: '测评表.xlsx',
    mime: 'application/xlsx',
    size: 8836,
  });
  expect(outboundView(row, { as: 'chen', names }).file).toBeUndefined();
});
