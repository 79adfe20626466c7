import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The root is this folder whatever the working directory is; the server serves the output as static files. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../../dist/page',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    // One page, one script: splitting it would only add round trips.
    chunkSizeWarningLimit: 900,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: 'http://127.0.0.1:3000', ws: true } },
  },
});
