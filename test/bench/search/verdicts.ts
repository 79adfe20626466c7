import type { Compared, Comparison } from './compare.ts';
import type { Large } from './large.ts';

const said = (met: boolean, question: string, figures: string) => `${met ? 'yes' : 'NO '}  ${question}  ${figures}`;

const quality = ({ sampled }: Compared) => `${sampled['hit@1'].toFixed(3)} / ${sampled['hit@5'].toFixed(3)}`;

/** How the product stands against the peers on one set, a line for each question. */
export function comparisonVerdicts(set: string, { ours, unseen, peers }: Comparison): string[] {
  // Questions it learned from would flatter it.
  const judged = unseen ?? ours;
  const lines = (['hit@1', 'mrr@10'] as const).map(figure => {
    const best = peers.reduce((a, b) => (b.sampled[figure] > a.sampled[figure] ? b : a));
    const label = figure === 'hit@1' ? 'Hit@1' : 'MRR@10';
    return said(
      judged.sampled[figure] > best.sampled[figure],
      `${set}: ahead of every peer in ${label}${unseen ? ', held out' : ''}?`,
      `${judged.sampled[figure].toFixed(3)}, best peer ${best.sampled[figure].toFixed(3)} (${best.name})`,
    );
  });
  const speed = (name: string, question: string, least: number) => {
    const peer = peers.find(candidate => candidate.name === name);
    if (!peer) return;
    const ratio = peer.sampled.p50 / ours.sampled.p50;
    const figures = `${peer.sampled.p50.toFixed(2)} / ${ours.sampled.p50.toFixed(2)} ms = ${ratio.toFixed(1)} x`;
    // A peer that finds less may well be quicker: what it finds stands beside its time.
    const found = `Hit@1 / @5: ${quality(peer)}, ours ${quality(judged)}`;
    lines.push(said(ratio >= least, `${set}: ${question}`, `${figures}; ${found}`));
  };
  speed('MiniSearch', 'at least 20 x faster than MiniSearch?', 20);
  speed('FlexSearch', 'not slower than FlexSearch?', 1);
  return lines;
}

/** Whether 100,000 clauses stay within the figures of the data's README. */
export function largeVerdicts({ build, afterBuild, afterQuestions, p50, p99 }: Large): string[] {
  const memory = Math.max(afterBuild, afterQuestions);
  return [
    said(p99 < 5, '100,000 clauses: p99 under 5 ms?', `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)} ms`),
    said(build <= 8, '100,000 clauses: built in at most 8 s?', `${build.toFixed(1)} s`),
    said(memory <= 640, '100,000 clauses: at most 640 MB?', `${Math.round(memory)} MB`),
  ];
}
