import { expect, it } from 'vitest';
import { releasersOf } from '../../../src/domain/org/releasers.ts';

const person = (id: string, active = true) => ({ id, name: id, active });
const post = (holder: string, acting = holder, active = true) => ({
  ...person(acting),
  holder: person(holder, active),
});
const ids = (head: ReturnType<typeof post> | undefined, above: ReturnType<typeof post>[], authors: string) =>
  releasersOf({ head, above }, authors.split(' ')).map(({ id }) => id);

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
  [
    'who wrote none of several',
    post('head', 'deputy'),
    [post('upper', 'cover'), leader],
    'officer deputy cover',
    ['leader', 'head'],
  ],
  [
    'who stands in, of several that others wrote',
    post('head', 'deputy'),
    [leader],
    'officer colleague',
    ['deputy', 'head'],
  ],
  ['the head, of what they and who stands in wrote', post('head', 'deputy'), [], 'head deputy', ['head']],
  ['nobody without a head', undefined, [], 'officer', []],
] as const)('%s', (_, head, above, authors, expected) => expect(ids(head, [...above], authors)).toEqual(expected));
