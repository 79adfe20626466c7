import { expect, it } from 'vitest';
import { releasersOf } from '../../../src/domain/reports/releasers.ts';

const person = (id: string, active = true) => ({ id, name: id, active });
const post = (holder: string, acting = holder, active = true) => ({
  ...person(acting),
  holder: person(holder, active),
});
const ids = (head: ReturnType<typeof post> | undefined, above: ReturnType<typeof post>[], authorId: string | null) =>
  releasersOf({ head, above }, authorId).map(({ id }) => id);

const leader = post('leader');

it.each([
  ['the head, of what an officer wrote', post('head'), [leader], 'officer', ['head']],
  ['the head, of their own writing', post('head'), [leader], 'head', ['head']],
  [
    'who stands in, of what another wrote; the head may still',
    post('head', 'deputy'),
    [leader],
    'officer',
    ['deputy', 'head'],
  ],
  [
    'the head above and the head, of what who stands in wrote',
    post('head', 'deputy'),
    [leader],
    'deputy',
    ['leader', 'head'],
  ],
  ['not a head who has left', post('head', 'deputy', false), [leader], 'deputy', ['leader']],
  [
    'not the writer as stand-in further up',
    post('head', 'deputy'),
    [post('upper', 'deputy'), leader],
    'deputy',
    ['leader', 'head'],
  ],
  ['the head alone where nobody is above', post('head', 'deputy'), [], 'deputy', ['head']],
  ['nobody without a head', undefined, [], 'officer', []],
] as const)('%s', (_, head, above, authorId, expected) => expect(ids(head, [...above], authorId)).toEqual(expected));
