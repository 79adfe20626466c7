import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { UploadPurpose } from '../../domain/files/upload-link.ts';
import { text, wordsFor } from './text.ts';

/** Files of this folder that the pages use, by the name under which they are served beside the page. */
export const PAGE_FILES = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
} as const;

const MARK = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2 4 5.2v6.1c0 5 3.4 8.6 8 10.7 4.6-2.1 8-5.7 8-10.7V5.2L12 2Zm-1.2 13.9-3.6-3.6 1.5-1.5 2.1 2.1 4.6-4.6 1.5 1.5-6.1 6.1Z"/></svg>`;
const UP = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 16V5m0 0L7.5 9.5M12 5l4.5 4.5M5 15v3.5c0 .8.7 1.5 1.5 1.5h11c.8 0 1.5-.7 1.5-1.5V15"/></svg>`;

/** The page of a link that takes a file. It holds nothing of the person or the token, which stands in its address alone. */
export function uploadPage({ expiresAt, purpose }: { expiresAt: Date; purpose: UploadPurpose }): string {
  const words = wordsFor(purpose);
  const endings = words.endings.join(',');
  const data = `data-limit="${words.mostBytes}" data-endings="${endings}"`;
  return document(
    words.title,
    `<p class="lead">${words.lead}</p>
    <noscript><p class="problem">${text.needsScript}</p></noscript>
    <form id="upload" ${data} hidden>
      <input id="file" class="unseen" type="file" accept="${endings}">
      <label id="drop" class="drop" for="file">${UP}<strong>${text.choose}</strong><span class="aside">${text.drop}</span></label>
      <div id="chosen" class="chosen" hidden>
        <p class="file"><span id="name" class="name"></span><span id="size" class="size"></span></p>
        <progress id="progress" max="100" value="0" hidden></progress>
        <p class="buttons"><button id="send" class="main" type="submit"></button><button id="other" type="button"></button></p>
      </div>
      <p id="status" class="status" role="status"></p>
      <p id="problem" class="problem" role="alert" hidden></p>
    </form>
    <p id="terms" class="terms">${words.accepts}<br>${text.until(clockTime(expiresAt))}</p>
    <script type="application/json" id="words">${JSON.stringify(words.script).replaceAll('<', '\\u003c')}</script>
    <script type="module" src="page.js"></script>`,
  );
}

/** The page of every link that takes none, whatever the reason. */
export function gonePage(): string {
  return document(text.gone.title, `<p class="lead">${text.gone.lead}</p>\n    <p class="lead">${text.gone.next}</p>`);
}

/** The page of somebody who tries too often. */
export function tooOftenPage(): string {
  return document(text.titleOfAny, `<p class="lead">${text.tooOften}</p>`);
}

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} - ${text.product}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="page.css">
</head>
<body>
  <main>
    <p class="product">${MARK}${text.product}</p>
    <h1>${title}</h1>
    ${body}
  </main>
</body>
</html>
`;
}

function clockTime(date: Date): string {
  const { hour, minute } = toShanghai(date);
  return `${hour}:${String(minute).padStart(2, '0')}`;
}
