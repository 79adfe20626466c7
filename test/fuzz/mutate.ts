import type { Chance } from './chance.ts';

/** What parsers stumble over. */
const SNIPPETS = [
  ...[
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<!doctype x>',
    '<!ENTITY a SYSTEM "file:///etc/passwd">',
    '&a;',
    '&#0;',
    '&#xD800;',
    '&amp;amp;',
  ],
  ...[
    ']]>',
    '<![CDATA[',
    '<![CDATA[<![CDATA[]]>',
    '<!--',
    '-->',
    '<?xml version="1.0"?>',
    '<?php',
    '</xml>',
    '<xml>',
    '<',
    '>',
    '"',
    "'",
  ],
  ...[
    '<__proto__>1</__proto__>',
    '<constructor/>',
    '<MsgType>event</MsgType>',
    '<MsgType><MsgType/></MsgType>',
    '<FromUserName/>',
  ],
  ...[
    '<SelectedItems><SelectedItem/></SelectedItems>',
    '<OptionIds><OptionId/><OptionId>9999:x</OptionId></OptionIds>',
    '<EventKey>3:ab</EventKey>',
  ],
  ...[
    '\u0000',
    '\ufeff',
    '\ud800',
    '\uffff',
    '\r\n',
    '\u2028',
    '𝄞',
    '18446744073709551616',
    '-1',
    '1e400',
    ' '.repeat(64),
    '<a>'.repeat(64),
  ],
];
const MAX_CHANGES = 4;

/** One text, damaged in a few places. */
export function mutate(chance: Chance, text: string, corpus: readonly string[]): string {
  let mutated = text;
  for (let left = 1 + chance.below(MAX_CHANGES); left > 0; left -= 1) mutated = changed(chance, mutated, corpus);
  return mutated;
}

function changed(chance: Chance, text: string, corpus: readonly string[]): string {
  const at = chance.below(text.length + 1);
  const to = Math.min(text.length, at + chance.below(40));
  switch (chance.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at) + chance.pick(SNIPPETS) + text.slice(at);
    case 2:
      return text.slice(0, at) + chance.pick(SNIPPETS) + text.slice(to);
    case 3:
      return text.slice(0, to) + text.slice(at);
    case 4:
      return text.slice(0, at) + chance.text(20) + text.slice(to);
    case 5: {
      // The head of one, the tail of another.
      const other = chance.pick(corpus);
      return text.slice(0, at) + other.slice(chance.below(other.length + 1));
    }
    default:
      return text.slice(0, at);
  }
}
