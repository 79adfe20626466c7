import { splitArticles } from './articles.ts';
import { type Outline, splitOutline } from './outline.ts';
import type { StructureLine } from './read-structure.ts';

/** Index of the first annex heading; only after something numbered, so that a covering note's 附件： list is not one. */
export function firstAnnex(lines: readonly StructureLine[]): number {
  const numbered = lines.findIndex(line => line.kind === 'article' || line.kind === 'point');
  const annex = numbered < 0 ? -1 : lines.findIndex((line, at) => at > numbered && line.kind === 'annex');
  return annex < 0 ? lines.length : annex;
}

/** Clauses of what follows 附件/附录: the annex is their chapter and begins their path. */
export function splitAnnexes(lines: readonly StructureLine[]): Pick<Outline, 'clauses' | 'headings'> {
  const groups: { label: string; lines: StructureLine[] }[] = [];
  for (const line of lines) {
    if (line.kind === 'annex') groups.push({ label: line.label, lines: [] });
    else groups.at(-1)?.lines.push(line);
  }
  const annexes = groups.map(readAnnex);
  return {
    clauses: annexes.flatMap(annex => annex.clauses),
    headings: annexes.flatMap(annex => annex.headings),
  };
}

function readAnnex({
  label,
  lines,
}: {
  label: string;
  lines: readonly StructureLine[];
}): Pick<Outline, 'clauses' | 'headings'> {
  const [name, colon] = [label.replace(/[:：].*$/u, '').trim(), /[:：]\s*(.*)$/u.exec(label)?.[1] ?? ''];
  const hasArticles = lines.some(line => line.kind === 'article');
  const { before, clauses, headings } = hasArticles ? splitArticles(lines) : splitOutline(lines, { joinLists: true });
  // The usual annex is 附： with its name on the next line.
  const named = colon === '' && (before[0]?.length ?? 99) <= 40 && clauses.length > 0;
  const rest = named ? before.slice(1) : before;
  const chapter = [name, colon === '' && named ? before[0] : colon].filter(part => part !== '').join(' ');
  const inner = clauses.map(({ chapter: within, ...draft }) => ({
    ...draft,
    path: [name, draft.path].filter(part => part !== '').join('/'),
    chapter: within === undefined ? chapter : `${chapter} ${within}`,
  }));
  const opening = { path: name, chapter, number: name, text: rest.join('\n') };
  return {
    clauses: rest.length > 0 || inner.length === 0 ? [opening, ...inner] : inner,
    headings: [
      { kind: 'division', path: name, label: chapter },
      ...headings.map(each => ({ ...each, path: `${name}/${each.path}` })),
    ],
  };
}
