import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFIG = new URL('../../deploy/nginx.conf', import.meta.url);
export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find(path => existsSync(path));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise(resolve => probe.close(resolve));
  return port;
}

/** nginx with the committed configuration, in front of two ports of this machine. */
export async function startNginx(ports: readonly [number, number]) {
  const home = await mkdtemp(join(tmpdir(), 'nginx-'));
  // Its workers are somebody else.
  await chmod(home, 0o755);
  const port = await freePort();
  const site = (await readFile(CONFIG, 'utf8'))
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('127.0.0.1:3001', `127.0.0.1:${ports[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${ports[1]}`)
    .replace('/dev/stdout', 'access.log');
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${name};`);
  await writeFile(join(home, 'nginx.conf'), `events {}\nhttp {\n${places.join('\n')}\n${site}}\n`);
  const child = spawn(
    NGINX!,
    ['-p', home, '-c', join(home, 'nginx.conf'), '-g', 'daemon off; pid nginx.pid; error_log error.log;'],
    { stdio: 'ignore' },
  );
  const ended = new Promise(resolve => child.once('close', resolve));
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  if (child.exitCode !== null) throw new Error(await readFile(join(home, 'error.log'), 'utf8'));
  return {
    address,
    log: () => readFile(join(home, 'access.log'), 'utf8'),
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
