import { readNumber } from '../../src/domain/language/record-number.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';

const SIGNS = /^已?收到$/u;
const SIGN_ALL = '全部签收';

/** The phrases of options that a bare word says outright, and those it may be meant for but that first show what is decided. */
const MEANT: readonly (readonly [word: RegExp, says: RegExp, leadsTo: RegExp])[] = [
  [/^放行$/u, /^放行/u, /^审核/u],
  [
    /^(?:同意|通过|批准|准予)$/u,
    /^(?:同意|批准)|(?<!不)通过$|^确认(?:扣分|加分|冲销)$/u,
    /^(?:审批|审核|复核|会审|审定|核验|审阅|延期审批)/u,
  ],
  [/^退回$/u, /^退回|退回$/u, /^(?:审批|审核|复核|会审|审定|核验|审阅)/u],
  [/^核收$/u, /^核收/u, /^审阅/u],
  [/^确认$/u, /^确认(?!提交)/u, /$^/u],
  [SIGNS, /^签收/u, /$^/u],
];

type Offered = Awaited<ReturnType<Services['tasks']['lastOffered']>>[number];

/** What a bare word means right after a message that asks exactly that. */
export type AskedWord =
  | { readonly kind: 'one'; readonly command: string }
  | { readonly kind: 'several'; readonly reply: Reply };

const TRAIL = /[\s了吧啊呀。.!！~]+$/u;

/** Whether a text is such a word: 「放行」, 「同意」, 「退回」, 「核收」, 「确认」, 「收到」. */
export const isAskedWord = (text: string): boolean => MEANT.some(([word]) => word.test(text.replace(TRAIL, '')));

/** 「收到」: of something that waits to be signed for it may be meant as that, and signs for nothing. */
export const isReceipt = (text: string): boolean => SIGNS.test(text.replace(TRAIL, ''));

/**
 * The command a bare word stands for, from what was offered since the person last said anything: the one record that was asked about, when
 * nothing else on the screen can be meant. Several are offered to choose from; undefined when nothing was asked that the word answers outright.
 */
export function readAskedWord(text: string, offered: readonly Offered[]): AskedWord | undefined {
  const said = text.replace(TRAIL, '');
  const found = MEANT.find(([word]) => word.test(said));
  if (!found) return undefined;
  const [, says, leadsTo] = found;
  const of = (pattern: RegExp) =>
    offered.flatMap(({ no, commands }) =>
      commands.flatMap(command => {
        const [phrase = '', ...rest] = command.split(' ');
        const about = readNumber(rest.join(' '));
        return about !== undefined && pattern.test(phrase) ? [{ command, about, single: no === about }] : [];
      }),
    );
  const outright = of(says);
  // Several that came in one notice are signed together.
  const together = SIGNS.test(said) && offered.some(({ commands }) => commands.includes(SIGN_ALL)) ? [SIGN_ALL] : [];
  const [first] = outright;
  if (!first && together.length === 0) return undefined;
  const nos = new Set([...outright, ...of(leadsTo)].map(({ about }) => about));
  const keys = [...new Set(outright.map(({ command }) => command))];
  // A list or a digest may name more than it has buttons for.
  if (first && together.length === 0 && nos.size === 1 && keys.length === 1 && outright.some(({ single }) => single))
    return { kind: 'one', command: first.command };
  const all = [...new Set([...[...outright, ...of(leadsTo)].map(({ command }) => command), ...together])];
  return {
    kind: 'several',
    reply: {
      text: `只说「${said}」我不知道是哪一件，所以没有办理。请选择：`,
      options: all.map(key => ({ key, label: key })),
    },
  };
}
