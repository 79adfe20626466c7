/** Loaded by what prints to a terminal: who reads may have seen enough (`| head`), which is no failure and no reason for a stack trace. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
