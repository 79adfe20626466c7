import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What the line takes in one step, and how long a step is: about 1 MB a second. */
const STEP_BYTES = 32 * 1024;
const STEP_MS = 30;

/** A way to a server over which uploads are slow, whatever the machine is; answers come back at once. */
export async function openSlowLine(address: string) {
  const { hostname, port } = new URL(address);
  const open = new Set<Socket>();
  const line = createServer({ highWaterMark: STEP_BYTES }, client => {
    const server = connect(Number(port), hostname);
    open.add(client);
    client.on('data', chunk => {
      server.write(chunk);
      if (chunk.length < STEP_BYTES) return;
      client.pause();
      setTimeout(() => client.resume(), STEP_MS);
    });
    server.pipe(client);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    async close(): Promise<void> {
      const closed = new Promise(resolve => line.close(resolve));
      for (const client of open) client.destroy();
      await closed;
    },
  };
}
