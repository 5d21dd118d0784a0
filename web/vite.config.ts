import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The desk's page, built into dist/web, from where the server sends it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // What the styles need anyway: light-dark() and nesting of media queries in them.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The page's policy allows no data: fonts or scripts; everything stays a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The map is a large library; it is loaded only when the map is opened.
    chunkSizeWarningLimit: 1500,
    // How long plugins took is no news for whoever installs.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  logLevel: 'warn',
});
