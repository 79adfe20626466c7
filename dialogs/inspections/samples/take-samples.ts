import { answerOf, type InspectionDraft } from '../../../src/domain/inspections/draft.ts';
import { applySamples, removeSample } from '../../../src/domain/inspections/samples/apply-samples.ts';
import { sampledAnswer } from '../../../src/domain/inspections/samples/rates.ts';
import type { SampleWish } from '../../../src/domain/inspections/samples/read-samples.ts';
import { sampledItems } from '../../../src/domain/inspections/samples/scheme.ts';
import { type Filing, type OpenedDraft, type Outcome, save, stay } from '../filing.ts';
import { sampleReplies } from './replies.ts';

/** A message about sampled customers: recorded at once, whichever item is open. */
export async function takeSamples(filing: Filing, open: OpenedDraft, wish: SampleWish): Promise<Outcome> {
  const before = open.draft.samples ?? [];
  switch (wish.kind) {
    case 'list':
      return stay(sampleReplies.list(open));
    case 'removeAll': {
      const saved = await keep(filing, open, []);
      return stay(sampleReplies.removedAll(saved, before.length));
    }
    case 'removeLast': {
      const last = (filing.state.sampled ?? []).filter(each => before.some(({ ordinal }) => ordinal === each));
      const [ordinal] = last;
      if (ordinal === undefined || last.length > 1) return stay(sampleReplies.whichToRemove(open, last));
      return stay(sampleReplies.removed(ordinal, await keep(filing, open, removeSample(before, ordinal))));
    }
    case 'remove': {
      const { ordinal } = wish;
      if (!before.some(sample => sample.ordinal === ordinal)) return stay(sampleReplies.noSuch(ordinal, open));
      return stay(sampleReplies.removed(ordinal, await keep(filing, open, removeSample(before, ordinal))));
    }
    case 'statements': {
      const applied = applySamples(open.sheet, before, {
        statements: wish.statements,
        messageId: filing.turn.messageId,
        ...(filing.state.sampled && { last: filing.state.sampled }),
      });
      const overruled = typedCounts(open);
      const saved = await keep(filing, open, applied.samples);
      if (applied.touched.length > 0) filing.state.sampled = applied.touched;
      const now = overruled.filter(item => sampledAnswer(saved.sheet, applied.samples, item));
      return stay(sampleReplies.taken(saved, wish, applied, now));
    }
    default:
      throw new Error(`unknown wish ${JSON.stringify(wish satisfies never)}`);
  }
}

/** Rates whose counts were given as a whole, which records are about to overrule. */
function typedCounts({ sheet, draft }: OpenedDraft) {
  return sampledItems(sheet).filter(
    item => answerOf(draft, item.ordinal).answer && !sampledAnswer(sheet, draft.samples ?? [], item),
  );
}

function keep(filing: Filing, open: OpenedDraft, samples: InspectionDraft['samples'] & {}): Promise<OpenedDraft> {
  return save(filing, open, { ...open.draft, samples });
}
