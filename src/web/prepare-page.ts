import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Builds the chat page before a start when its sources have changed. A production installation builds it once and then drops the build
// tools: without them the page that is there is served.
const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = join(root, 'src/web/page');
const page = join(root, 'dist/page');
const vite = join(root, 'node_modules/vite/bin/vite.js');

if (existsSync(vite)) {
  const hash = createHash('sha256');
  for (const entry of readdirSync(sources, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  }
  const stamp = hash.digest('hex');
  const stampFile = join(page, '.stamp');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    // Standard output is the log's.
    console.error('正在构建聊天页，只在第一次启动或页面更新后需要……');
    const result = spawnSync(
      process.execPath,
      [vite, 'build', '-c', 'src/web/page/vite.config.ts', '--logLevel', 'warn'],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
      },
    );
    if (result.status !== 0) process.exit(1);
    writeFileSync(stampFile, stamp);
  }
}
