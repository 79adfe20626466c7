import '../../prisma/generate.ts';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Builds the chat page before the first start. A production image builds it once and removes the build tools.
const root = new URL('../../', import.meta.url);
const page = new URL('dist/page/index.html', root);

if (!existsSync(page)) {
  console.log('第一次启动：正在构建聊天页……');
  const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', root));
  const result = spawnSync(
    process.execPath,
    [vite, 'build', '-c', 'src/web/page/vite.config.ts', '--logLevel', 'warn'],
    {
      cwd: fileURLToPath(root),
      stdio: 'inherit',
    },
  );
  if (result.status !== 0) process.exit(1);
}
