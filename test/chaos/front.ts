import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What goes wrong between the platform and the instances; numbers count down. */
export interface FrontFaults {
  /** The request is cut before an instance has it; its answer never reaches the platform. */
  cutRequests: number;
  cutAnswers: number;
  /** Answers that come after the platform's five seconds. */
  lateAnswers: number;
}

const LATE_MS = 6_000;

interface Answer {
  status: number;
  body: Buffer;
}

/** The proxy in front, in turn to each instance, like the committed nginx configuration: what cannot be connected to is passed to the next. */
export async function startFront(ports: () => readonly number[]) {
  const faults: FrontFaults = { cutRequests: 0, cutAnswers: 0, lateAnswers: 0 };
  /** From a request to the instance's answer, of those that were stored. */
  const acknowledged: number[] = [];
  let [turn, unanswered] = [0, 0];

  const takes = (fault: keyof FrontFaults) => faults[fault] > 0 && faults[fault]-- > 0;

  function forward(port: number, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { method, url: path, headers } = incoming;
      const { host: _, ...kept } = headers;
      const outgoing = request({ host: '127.0.0.1', port, method, path, headers: kept, agent: false }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('cut')));
        response.on('end', () => resolve({ status: response.statusCode ?? 502, body: Buffer.concat(chunks) }));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (incoming.method === 'POST' && takes('cutRequests')) return void incoming.socket.destroy();
    const start = performance.now();
    const answer = await passOn(incoming, body);
    if (incoming.method === 'POST') {
      if (answer.status === 200) acknowledged.push(performance.now() - start);
      else unanswered += 1;
      if (takes('cutAnswers')) return void incoming.socket.destroy();
      if (takes('lateAnswers')) await pause(LATE_MS);
    }
    response.writeHead(answer.status).end(answer.body);
  }

  async function passOn(incoming: IncomingMessage, body: Buffer): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      const alive = ports();
      const port = alive[turn++ % alive.length];
      if (port === undefined) return { status: 502, body: Buffer.alloc(0) };
      try {
        return await forward(port, incoming, body);
      } catch (error) {
        const refused = (error as { code?: string }).code === 'ECONNREFUSED';
        if (!refused || tries >= alive.length) return { status: 502, body: Buffer.alloc(0) };
      }
    }
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    acknowledged,
    unanswered: () => unanswered,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export type Front = Awaited<ReturnType<typeof startFront>>;
