import { connect, createServer, type Socket } from 'node:net';

/** Stands between an application and its PostgreSQL server, and takes the server away. */
export interface ServerProxy {
  /** The server's URL through the proxy. */
  url: string;
  /** Ends every connection; new ones are ended at once. */
  cut(): void;
  /** Lets the next COMMIT reach the server, and cuts before its answer gets back: whether it was committed, the client cannot know. */
  cutBehindCommit(): void;
  mend(): void;
  /** How often somebody has tried to connect since the last cut. */
  refused(): number;
  close(): Promise<void>;
}

export async function openServerProxy(serverUrl: string): Promise<ServerProxy> {
  const server = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let state: 'open' | 'behindCommit' | 'cut' = 'open';
  let refused = 0;

  function cut(): void {
    state = 'cut';
    refused = 0;
    for (const socket of sockets) socket.destroy();
  }

  const listener = createServer(client => {
    if (state === 'cut') {
      refused++;
      client.destroy();
      return;
    }
    const upstream = connect(Number(server.port || 5432), server.hostname);
    let awaitsCommit = false;
    client.on('data', chunk => {
      if (state === 'behindCommit' && chunk.includes('COMMIT')) awaitsCommit = true;
      upstream.write(chunk);
    });
    upstream.on('data', chunk => (awaitsCommit ? cut() : client.write(chunk)));
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as { port: number };
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut,
    cutBehindCommit: () => {
      state = 'behindCommit';
    },
    mend: () => {
      state = 'open';
      refused = 0;
    },
    refused: () => refused,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => listener.close(resolve));
    },
  };
}
