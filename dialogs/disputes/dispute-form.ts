import { itemMentions } from '../../src/domain/inspections/item-mentions.ts';
import { namedItem } from '../../src/domain/inspections/named-item.ts';
import { cleanText, isMeaningful } from '../../src/domain/language/clean-text.ts';
import type { Actor } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord, withWords } from '../framework/choose-record.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { disputeReplies as replies } from './replies.ts';

interface Item {
  ordinal: number;
  reason: string;
}

interface DisputeValues {
  no: string;
  /** Named without a reason yet. */
  pending?: readonly number[];
  items: readonly Item[];
  fileIds: readonly string[];
}

type ReadItems =
  | { ok: true; items: Item[] }
  /** `unclear`: no item was named. */
  | { ok: false; reply: Reply; pending?: readonly number[]; unclear?: true };

/** 异议: item by item, with a reason each, and what proves it. */
export function disputeForm(services: Services): GuidedForm<DisputeValues> {
  const { disputes, inspections } = services;
  const disputable = async (actor: Actor, no: string) => {
    const preview = await disputes.preview({ actor, no });
    return preview.kind === 'open' ? preview.items : [];
  };
  /** By the words of its title: 「叫号机那个」; what is said where there is but one needs no name. */
  const named = async (actor: Actor, no: string, text: string): Promise<Item[] | undefined> => {
    const items = await disputable(actor, no);
    const found = namedItem(text, items);
    if (found) return [{ ordinal: found.ordinal, reason: found.rest }];
    const [only, ...others] = items;
    return only && others.length === 0 ? [{ ordinal: only.ordinal, reason: text }] : undefined;
  };
  const read = async (actor: Actor, no: string, text: string, pending: readonly number[] = []): Promise<ReadItems> => {
    const mentioned = itemMentions(text).map(each => ({ ordinal: each.ordinal, reason: each.text }));
    // 「第2项」, then why.
    const items =
      mentioned.length > 0
        ? mentioned
        : pending.length > 0
          ? pending.map(ordinal => ({ ordinal, reason: text }))
          : await named(actor, no, text);
    if (!items) return { ok: false, reply: replies.itemsUnclear(await disputable(actor, no)), unclear: true };
    const ordinals = items.map(({ ordinal }) => ordinal);
    const twice = ordinals.find((ordinal, index) => ordinals.indexOf(ordinal) !== index);
    if (twice !== undefined) return { ok: false, reply: replies.twice(twice) };
    const refused = await disputes.check({ actor, no, ordinals });
    if (refused.length > 0) return { ok: false, reply: replies.refused(refused) };
    const empty = items.filter(({ reason }) => !isMeaningful(reason));
    if (empty.length === 0) return { ok: true, items };
    if (empty.length === items.length) return { ok: false, reply: replies.askReasonOf(ordinals), pending: ordinals };
    return { ok: false, reply: replies.withoutReason(empty[0]!.ordinal) };
  };
  const items = textSlot<DisputeValues>({
    key: 'items',
    label: '异议',
    ask: ({ pending, items: said = [] }) => {
      const unexplained = said.filter(({ reason }) => reason === '').map(({ ordinal }) => ordinal);
      const waiting = unexplained.length > 0 ? unexplained : pending;
      return waiting ? replies.askReasonOf(waiting) : replies.askItems;
    },
  });
  return new GuidedForm<DisputeValues>({
    id: 'dispute-result',
    version: 1,
    title: '异议',
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      const candidates = async () =>
        (await inspections.pending(actor))
          .filter(({ action }) => action === 'respondResult')
          .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
      const chosen = await chooseRecord(
        { ...args, no: named },
        { phrase: '异议', none: replies.nothingToDispute, candidates },
      );
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: withWords(chosen.reply, words) };
      const preview = await disputes.preview({ actor, no: chosen.no });
      if (preview.kind === 'notOpen') return { kind: 'refuse', reply: replies.closed(preview, now) };
      if (preview.items.length === 0) return { kind: 'refuse', reply: replies.nothingLost(chosen.no) };
      const said = cleanText(words);
      const known = said === '' ? undefined : await read(actor, chosen.no, said);
      const intro = replies.intro(preview, now);
      if (!known) return { kind: 'start', values: { no: chosen.no }, intro };
      return known.ok
        ? { kind: 'start', values: { no: chosen.no, items: known.items }, intro }
        : known.pending
          ? { kind: 'start', values: { no: chosen.no, pending: known.pending }, intro }
          : {
              kind: 'start',
              values: { no: chosen.no },
              intro: { ...intro, text: `${known.unclear ? replies.unclear : known.reply.text}\n${intro.text}` },
            };
    },
    slots: [
      {
        ...items,
        async parse(turn, values) {
          const text = await items.parse(turn, values);
          if (!text.ok) return text;
          const unexplained = values.items?.filter(({ reason }) => reason === '').map(({ ordinal }) => ordinal);
          const pending = unexplained ?? values.pending;
          const result = await read(turn.actor, values.no ?? '', String(text.value), pending);
          if (result.ok) return { ok: true, value: result.items };
          if (!result.pending) return result;
          const value = result.pending.map(ordinal => ({ ordinal, reason: '' }));
          return { ok: true, stay: true, value, reply: result.reply };
        },
        show: value => (value as readonly Item[]).map(({ ordinal, reason }) => `第 ${ordinal} 项 ${reason}`).join('；'),
      },
      filesSlot<DisputeValues>({ key: 'fileIds', label: '佐证', question: replies.askFiles }),
    ],
    async submit({ no, items: said, fileIds }, submissionId, { actor, now }) {
      const outcome = await disputes.file({ actor, submissionId, no, items: said, fileIds });
      switch (outcome.kind) {
        case 'filed':
          return replies.filed(outcome, now);
        case 'refused':
          return replies.refused(outcome.items);
        case 'notOpen':
          return replies.closed(outcome, now);
      }
    },
  });
}
