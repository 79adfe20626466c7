/** 「文素（代潘致远）」: who did something, and for whom where they stood in. */
export const byWhom = (name: string, forName: string | null | undefined): string =>
  forName === null || forName === undefined ? name : `${name}（代${forName}）`;

/** Said before somebody files something in a head's name; nothing where they act for themselves. */
export const standingInLine = (forName: string | null): string[] =>
  forName === null ? [] : [`${forName}请假，您作为代理人提出，单上会写明代${forName}。`];
