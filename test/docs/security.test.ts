import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const named = (text: string): string[] =>
  [...text.matchAll(/`((?:test|src|docs|deploy)\/[\w./-]+\.\w+)`/g)].map(([, path]) => path!);

it('every test that docs/security.md names is there', () => {
  const files = named(read('docs/security.md'));
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter(path => !existsSync(new URL(path, ROOT)))).toEqual([]);
});

it('every threat has one', () => {
  const rows = read('docs/security.md')
    .split('\n')
    .filter(line => /^\| (?!Threat|---|Package|`)/.test(line));
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(row => !row.includes('test/'))).toEqual([]);
});

it('every package it calls replaced is, and the other way round', () => {
  const { overrides } = JSON.parse(read('package.json')) as { overrides: Record<string, string> };
  const table = [...read('docs/security.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(table.sort()).toEqual(Object.keys(overrides).sort());
});

it.each(['docs/operations.md', 'docs/personal-data.md', 'deploy/README.md'])(
  'every file that %s names is there',
  page => {
    expect(named(read(page)).filter(path => !existsSync(new URL(path, ROOT)))).toEqual([]);
  },
);
