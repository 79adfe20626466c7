import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventFrame, messageFrame } from '../../../../src/channel/puppets/wecom-bot/frames.ts';
import { clickOf, inboundOf } from '../../../../src/channel/puppets/wecom-bot/inbound.ts';

/** Anything where a field is, or the field as it should be, so that frames get past the first look. */
function mostly<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 60, arbitrary }, { weight: 1, arbitrary: fc.anything() });
}

const words = fc.string({ unit: 'binary', maxLength: 40 });
const text = mostly(fc.record({ content: mostly(words) }));
const media = mostly(fc.record({ url: mostly(words), aeskey: mostly(words) }, { requiredKeys: [] }));
const from = mostly(fc.record({ userid: mostly(words) }));
const origin = {
  msgid: mostly(words),
  chattype: mostly(fc.constantFrom('single', 'group')),
  chatid: mostly(words),
  from,
};
const item = fc.record({ msgtype: mostly(fc.constantFrom('text', 'image')), text, image: media }, { requiredKeys: [] });

const message = fc.record({
  headers: mostly(fc.record({ req_id: mostly(words) })),
  body: fc.record(
    {
      ...origin,
      msgtype: mostly(fc.constantFrom('text', 'voice', 'image', 'file', 'video', 'mixed', 'other')),
      ...{ text, voice: text, image: media, file: media, video: media },
      mixed: mostly(fc.record({ msg_item: mostly(fc.array(item, { maxLength: 5 })) })),
    },
    { requiredKeys: ['msgid', 'from', 'msgtype'] },
  ),
});

const selected = mostly(
  fc.array(fc.record({ question_key: mostly(words), option_ids: fc.record({ option_id: mostly(fc.array(words)) }) })),
);
const click = fc.record(
  { event_key: mostly(words), task_id: mostly(words), selected_items: fc.record({ selected_item: selected }) },
  { requiredKeys: [] },
);
const event = fc.record({
  headers: mostly(fc.record({ req_id: mostly(words) })),
  body: fc.record({
    ...origin,
    event: fc
      .tuple(click, click)
      .map(([flat, nested]) => ({ eventtype: 'template_card_event', ...flat, template_card_event: nested })),
  }),
});

describe('whatever the platform sends', () => {
  it('a message is read or refused as a whole, and each part of it has an id of its own', () => {
    let read = 0;
    fc.assert(
      fc.property(message, frame => {
        const parsed = messageFrame.safeParse(frame);
        if (!parsed.success) return;
        read += 1;
        const messages = inboundOf(parsed.data, '质控助手');
        const { body } = parsed.data;
        expect(messages.length).toBeGreaterThan(0);
        expect(messages[0]!.id).toBe(`bot:${body.msgid}`);
        expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
        for (const each of messages) {
          expect(each.senderId).toBe(body.from.userid);
          // Nobody gets into a private conversation from a group, or the other way round.
          if (body.chattype === 'single') expect(each.roomId).toBeUndefined();
          if (body.chattype === 'group') expect(each.roomId).toBeTruthy();
        }
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it('a click has a card and an option, or is none', () => {
    let clicked = 0;
    fc.assert(
      fc.property(event, frame => {
        const parsed = eventFrame.safeParse(frame);
        const found = parsed.success ? clickOf(parsed.data) : undefined;
        if (!found) return;
        clicked += 1;
        expect(found.action.taskId).not.toBe('');
        expect(found.action.key).not.toBe('');
        expect(found.text).toBe(found.action.key);
      }),
      { numRuns: 3_000 },
    );
    expect(clicked).toBeGreaterThan(100);
  });
});
