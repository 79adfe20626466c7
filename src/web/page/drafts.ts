/** Unsent text of each conversation, so that looking at another one does not lose it. Lives as long as the page. */
export const drafts = new Map<string, string>();
