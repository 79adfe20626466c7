import type { Option } from '../../src/domain/conversation/message.ts';
import type { PenaltyChain } from '../../src/domain/penalties/chain.ts';
import { isConfirmed } from '../../src/domain/penalties/status.ts';
import type { Reply } from '../framework/reply.ts';
import { backward, type ChainRow, onward } from './chain-rows.ts';
import { command, commandFor, isGiven } from './words.ts';

/** The whole chain in short labelled lines, for a phone: back from the points to the clause, then on to what was decided. */
export function chainReply(chain: PenaltyChain, now: Date, seesAppeal: boolean): Reply {
  return {
    text: [
      `${chain.no} ${isGiven(chain.full) ? '加分' : '扣分'}由来`,
      ...[...backward(chain, { now }), ...onward(chain, { now })].map(line),
    ].join('\n'),
    options: [...links(chain, seesAppeal), ...noticeSheet(chain)],
    outcome: chain.clause ? 'answer' : null,
    citations: chain.clause ? [chain.clause] : [],
    ref: { type: 'penalty', no: chain.no },
  };
}

const line = ([label, value]: ChainRow): string => `【${label}】${value}`;

const noticeSheet = ({ no, status, full }: PenaltyChain): Option[] =>
  isConfirmed(status) || status === 'reversed' ? [command(isGiven(full) ? '加分通知单' : '扣分通知单', no)] : [];

/** The records one can walk on to. */
function links(chain: PenaltyChain, seesAppeal: boolean): Option[] {
  const nos = [
    chain.order?.no,
    chain.report?.no,
    chain.investigation?.no,
    chain.issue?.no,
    chain.rectification?.no,
    chain.inspection?.no,
    ...chain.reviews.map(({ no }) => no),
    ...(seesAppeal ? [chain.appeal?.no] : []),
  ];
  return nos.flatMap(no => (no ? [commandFor('查看', no)] : []));
}
