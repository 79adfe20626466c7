/**
 * Import directions, as design.md's "Imports go down only" states them. `test/architecture.test.ts` runs these rules and proves on planted
 * violations that they bite.
 *
 * Each layer lists what it may import by value, and what it may import as types only. Beside these a layer may import itself, packages,
 * and the files of COMMON. `src/app.ts`, `src/main.ts` and `src/commands` wire everything and are not restricted.
 */

/** An error carries a code and parameters and knows no layer. */
const COMMON = ['^src/errors\\.ts$', '^src/closed-output\\.ts$'];

const LAYERS = [
  { layer: 'src/domain', values: [], types: [] },
  { layer: 'prompts', values: [], types: ['src/domain'] },
  { layer: 'src/search', values: ['src/domain'], types: [] },
  { layer: 'src/documents', values: ['src/domain'], types: [] },
  { layer: 'src/pictures', values: ['src/domain'], types: [] },
  { layer: 'src/records', values: ['src/domain'], types: [] },
  { layer: 'src/metrics', values: [], types: ['src/store'] },
  { layer: 'src/store', values: ['src/domain'], types: [] },
  // Sending a prompt and checking what comes back needs the prompt's text and output schema.
  { layer: 'src/llm', values: ['src/domain', 'prompts'], types: [] },
  { layer: 'src/channel', values: ['src/domain'], types: [] },
  {
    layer: 'src/services',
    values: ['src/domain', 'src/documents', 'src/pictures', 'src/records', 'src/search', 'prompts'],
    types: ['src/store', 'src/llm'],
  },
  { layer: 'dialogs', values: ['src/domain'], types: ['src/services', 'src/simulation'] },
  { layer: 'src/bot', values: ['src/domain'], types: ['dialogs', 'src/services', 'src/store', 'src/channel'] },
  { layer: 'src/jobs', values: ['src/domain', 'src/services'], types: [] },
  { layer: 'src/web', values: ['src/domain', 'src/services'], types: [] },
  // People who use the application from outside: nothing that runs for real ones knows of them.
  {
    layer: 'src/simulation',
    values: ['src/domain', 'src/services', 'prisma/seed'],
    types: ['src/app.ts', 'src/store'],
  },
];

/** Files of our own, as opposed to packages and Node's modules. */
const OWN = '^(src|dialogs|prompts|prisma|test)/';
const WIRING = '^src/(app\\.ts|main\\.ts|commands/)';
/** Run by hand or before the first start; nothing imports them. */
const BUILD_STEPS = '^src/web/prepare-page\\.ts$';
const inside = place => (place.endsWith('.ts') ? `^${place}$` : `^${place}/`);

/** Two rules for a layer: what it imports at all, and what it imports by value. */
function rulesOf({ layer, values, types }) {
  const byValue = [layer, ...values].map(inside).concat(COMMON);
  const asTypes = byValue.concat(types.map(inside));
  return [
    {
      name: `${layer} imports down only`,
      severity: 'error',
      from: { path: inside(layer), pathNot: BUILD_STEPS },
      to: { path: OWN, pathNot: asTypes },
    },
    {
      name: `${layer} imports values only where it may`,
      severity: 'error',
      from: { path: inside(layer) },
      to: { path: asTypes, pathNot: byValue, dependencyTypesNot: ['type-only'] },
    },
  ];
}

/** The only packages that rules and prompts need: none of them does any input or output. */
const PURE_PACKAGES = 'node_modules/(zod|chinese-days|decimal\\.js|diff|pure-rand)/';

export default {
  forbidden: [
    ...LAYERS.flatMap(rulesOf),
    {
      name: 'no cycles by value',
      severity: 'error',
      from: { pathNot: '^src/store/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rules and prompts stay pure',
      severity: 'error',
      from: { path: '^(src/domain|prompts)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: PURE_PACKAGES },
    },
    {
      name: 'retrieval knows no database and no network',
      severity: 'error',
      from: { path: '^src/search/', pathNot: '-command\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the database client stays in the store',
      severity: 'error',
      from: { path: '^(src|dialogs|prompts)/', pathNot: ['^src/store/', WIRING] },
      to: { path: 'node_modules/(@prisma|@electric-sql|pg|pg-boss|pglite-prisma-adapter)/' },
    },
    {
      name: 'the Bot Framework stays in bot, dialogs and channel',
      severity: 'error',
      from: { path: '^(src|prompts)/', pathNot: ['^src/(bot|channel)/', WIRING] },
      to: { path: 'node_modules/botbuilder' },
    },
    {
      name: 'nothing that runs imports tests or benchmarks',
      severity: 'error',
      from: { path: '^(src|dialogs|prompts|prisma)/' },
      to: { path: '^test/' },
    },
    {
      name: 'every import resolves',
      severity: 'error',
      from: { path: OWN },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/store/generated/'] },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    detectProcessBuiltinModuleCalls: true,
  },
};
