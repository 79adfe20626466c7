import { renderError } from '../dialogs/replies/errors.ts';
import { startTexts } from '../dialogs/replies/start.ts';
import { announce } from './announce.ts';
import { createApp } from './app.ts';
import { ChineseCommand } from './commands/chinese-command.ts';
import { exitCodeOf, failWith, sayWhy } from './commands/exit.ts';
import { environment, readConfig } from './config.ts';
import { AppError } from './errors.ts';
import { homeOf } from './home.ts';
import { tellPreparing } from './preparing.ts';
import { createWeb } from './web/server.ts';

async function main(): Promise<void> {
  const config = readConfig(environment());
  const preparing = tellPreparing(announce);
  const app = await createApp({
    config,
    home: homeOf(config, 'npm start'),
    clock: { mode: config.localChat && config.home.kind === 'directory' ? 'running' : 'real' },
    onPreparing: preparing.step,
  }).finally(preparing.over);
  const web = await createWeb(app, { renderError: error => renderError(error).text });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      app.log.info(startTexts.stopping);
      // Still answering: `/readyz` says no, and a message that comes in while the last turns end is stored.
      await app.quiesce();
      await web.close();
      await app.stop();
      app.log.info(startTexts.stopped);
    })();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Whoever signals again does not want to wait: what is at work is left as if the process had died, which loses nothing.
    process.on(signal, () => {
      if (stopping) process.exit(1);
      void stop().then(() => process.exit(0), failWith);
    });
  }
  try {
    app.metrics.watchProcess();
    await app.start();
    const address = await web.listen({ host: config.host, port: config.port }).catch(error => {
      throw error.code === 'EADDRINUSE' ? new AppError('portInUse', { port: config.port }, { cause: error }) : error;
    });
    announce(
      config.localChat
        ? startTexts.chatAt(address, app.channelNames)
        : startTexts.listeningAt(address, app.channelNames),
    );
  } catch (error) {
    // Why comes before that it stops.
    sayWhy(error);
    await stop();
    process.exit(exitCodeOf(error));
  }
}

await new ChineseCommand('npm start --')
  .description(startTexts.description)
  .addHelpText('after', startTexts.settings)
  .action(() => main().catch(failWith))
  .parseAsync();
