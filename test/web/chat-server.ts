import { WebSocket } from 'ws';
import { renderError } from '../../dialogs/replies/errors.ts';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Message, MessagesAnswer, ServerFrame } from '../../src/web/page/protocol.ts';
import { createWeb } from '../../src/web/server.ts';

/** The whole application in memory behind a listening server. */
export async function openChatServer(env: Record<string, string> = {}, pageRoot?: string) {
  const config = readConfig({ LOG_LEVEL: 'silent', ...env });
  const app = await createApp({ config, home: { kind: 'memory' }, clock: { mode: 'running' } });
  const web = await createWeb(app, {
    renderError: error => renderError(error).text,
    ...(pageRoot === undefined ? {} : { pageRoot }),
  });
  await app.start();
  const address = await web.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    address,
    get: (path: string, init?: RequestInit) => fetch(`${address}${path}`, init),
    postJson: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    upload(path: string, name: string, content: Uint8Array): Promise<Response> {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(content)]), name);
      return fetch(`${address}${path}`, { method: 'POST', body: form });
    },
    async history(as: string, more = ''): Promise<MessagesAnswer> {
      const answer = await fetch(`${address}/api/chat/messages?as=${as}${more}`);
      return (await answer.json()) as MessagesAnswer;
    },
    connect: (as: string, headers: Record<string, string> = {}) =>
      connect(`${address.replace('http', 'ws')}/api/chat/socket?as=${encodeURIComponent(as)}`, headers),
    async close(): Promise<void> {
      await web.close();
      await app.stop();
    },
  };
}

export type ChatServer = Awaited<ReturnType<typeof openChatServer>>;
export type ChatSocket = Awaited<ReturnType<typeof connect>>;

/** A page's socket that remembers every frame. Rejects with the status when the upgrade is refused. */
async function connect(url: string, headers: Record<string, string>) {
  const socket = new WebSocket(url, { headers });
  const frames: ServerFrame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', data => {
    frames.push(JSON.parse(String(data)) as ServerFrame);
    for (const look of [...waiting]) look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('unexpected-response', (_request, response) =>
      reject(new Error(`refused with ${response.statusCode}`)),
    );
    socket.once('error', reject);
  });

  /** Resolves with the first frame, earlier ones included, that fits. */
  function until<Type extends ServerFrame['type']>(
    type: Type,
    fits: (frame: Extract<ServerFrame, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<ServerFrame, { type: Type }>> {
    const isWanted = (frame: ServerFrame): frame is Extract<ServerFrame, { type: Type }> =>
      frame.type === type && fits(frame as Extract<ServerFrame, { type: Type }>);
    return new Promise(resolve => {
      const look = () => {
        const found = frames.find(isWanted);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  }

  return {
    frames,
    until,
    send: (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    say: (clientId: string, text: string, room?: string) =>
      socket.send(JSON.stringify({ type: 'send', clientId, text, ...(room ? { room } : {}) })),
    /** The live messages so far, in order of arrival. */
    messages: (): Message[] => frames.flatMap(frame => (frame.type === 'message' ? [frame.message] : [])),
    /** Reads nothing any more, as a sleeping phone does. */
    pause: () => socket.pause(),
    async close(): Promise<void> {
      const closed = new Promise(resolve => socket.once('close', resolve));
      socket.close();
      await closed;
    },
  };
}
