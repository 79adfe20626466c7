// @ts-check
/** @import { ScriptWords, UploadAnswer } from '../protocol.ts' */

// The upload page's own script: choose or drop a file, send it, say what became of it. Served as it is.

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function part(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${id}`);
  return element;
}

/** @type {ScriptWords} */
const words = JSON.parse(part('words', HTMLElement).textContent ?? '');
const form = part('upload', HTMLFormElement);
const input = part('file', HTMLInputElement);
const drop = part('drop', HTMLElement);
const chosen = part('chosen', HTMLElement);
const progress = part('progress', HTMLProgressElement);
const send = part('send', HTMLButtonElement);
const other = part('other', HTMLButtonElement);
const status = part('status', HTMLElement);
const problem = part('problem', HTMLElement);
const limit = Number(form.dataset.limit);
const endings = (form.dataset.endings ?? '').split(',');

/** @type {File | undefined} */
let file;
/** @type {XMLHttpRequest | undefined} While it runs. */
let running;

/** @param {string} sentence Empty takes the last one away. */
function complain(sentence) {
  problem.textContent = sentence;
  problem.hidden = sentence === '';
}

/** @param {number} bytes */
function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** @param {File} candidate @returns {string} Why it cannot be sent; empty when it can. The server looks again. */
function faultOf(candidate) {
  if (!endings.some(ending => candidate.name.toLowerCase().endsWith(ending))) return words.wrongType;
  if (candidate.size === 0) return words.empty;
  return candidate.size > limit ? words.tooLarge : '';
}

/** @param {FileList | readonly File[] | null | undefined} files */
function choose(files) {
  if (!files || files.length === 0 || running) return;
  const [first] = files;
  const fault = files.length > 1 || !first ? words.oneOnly : faultOf(first);
  complain(fault);
  status.textContent = '';
  if (fault === '') file = first;
  show();
}

/** Shows the file, if there is one, and what can be done with it now. */
function show() {
  drop.hidden = file !== undefined;
  chosen.hidden = file === undefined;
  progress.hidden = running === undefined;
  send.hidden = running !== undefined;
  other.hidden = false;
  send.textContent = words.send;
  other.textContent = running ? words.cancel : words.change;
  part('name', HTMLElement).textContent = file?.name ?? '';
  part('size', HTMLElement).textContent = file ? sizeOf(file.size) : '';
}

function upload() {
  if (!file || running) return;
  const body = new FormData();
  body.append('file', file);
  const request = new XMLHttpRequest();
  running = request;
  complain('');
  progress.value = 0;
  status.textContent = words.sending.replace('{percent}', '0');
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const percent = Math.floor((100 * loaded) / total);
    progress.value = percent;
    status.textContent = loaded < total ? words.sending.replace('{percent}', String(percent)) : words.arriving;
    // All of it is there: what is cancelled now may have been taken.
    other.hidden = loaded === total;
  });
  request.addEventListener('load', () => finish(request));
  request.addEventListener('error', () => stop(words.network));
  request.addEventListener('abort', () => {
    stop('');
    status.textContent = words.cancelled;
  });
  request.open('POST', location.pathname);
  request.send(body);
  show();
}

/** @param {XMLHttpRequest} request */
function finish({ status: code, responseText }) {
  const answer = read(responseText);
  if (code === 200) return close('done', words.done, words.next);
  // The link is used up or over: nothing more can be sent.
  if (code === 404) return close('problem', 'error' in answer ? answer.error : words.failed, words.gone);
  stop('error' in answer && answer.error ? answer.error : words.failed);
}

/** @param {string} text @returns {UploadAnswer} */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Something between the page and the server answered in its place.
    return { error: words.failed };
  }
}

/** @param {string} sentence */
function stop(sentence) {
  running = undefined;
  status.textContent = '';
  complain(sentence);
  show();
}

/** @param {'done' | 'problem'} kind @param {string} head @param {string} rest */
function close(kind, head, rest) {
  running = undefined;
  const last = document.createElement('p');
  const first = document.createElement('strong');
  first.textContent = head;
  last.append(first, ` ${rest}`);
  last.className = kind;
  last.setAttribute('role', 'status');
  last.tabIndex = -1;
  form.replaceWith(last);
  part('terms', HTMLElement).hidden = true;
  last.focus();
}

form.addEventListener('submit', event => {
  event.preventDefault();
  upload();
});
other.addEventListener('click', () => {
  if (running) running.abort();
  else input.click();
});
input.addEventListener('change', () => {
  choose(input.files);
  // The same file can be chosen again after it was changed on disk.
  input.value = '';
});
// Anywhere on the page: a file dropped beside the field would else be opened in its place.
for (const type of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, event => {
    event.preventDefault();
    document.body.classList.toggle('dragging', type === 'dragover');
    if (type === 'drop') choose(/** @type {DragEvent} */ (event).dataTransfer?.files);
  });
}
window.addEventListener('beforeunload', event => {
  if (running) event.preventDefault();
});
show();
form.hidden = false;
