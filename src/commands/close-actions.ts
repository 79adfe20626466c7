import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isTaken, closeTexts as texts } from '../../dialogs/replies/close-command.ts';
import type { App } from '../app.ts';
import { kindOfPeriod } from '../domain/kpi/periods.ts';
import type { Actor } from '../domain/org/actor.ts';
import type { ProvinceSheet } from '../services/kpi/import-province.ts';
import type { Console } from './console.ts';

export interface CloseInput {
  readonly period: string;
  readonly province?: string;
  /** Whose account acts; the first quality officer when absent. */
  readonly as?: string;
  /** Who takes over what quality officers are barred from; the first leader when absent. */
  readonly leader?: string;
  readonly yes: boolean;
}

/**
 * `npm run close`: takes over the province's workbook, shows every unit's score, and announces the period, or freezes it when it was announced before.
 *
 * @returns 0 when all was done, 2 when the input is wrong or something of the workbook was not taken over
 */
export async function closePeriod(input: CloseInput, open: () => Promise<App>, terminal: Console): Promise<number> {
  try {
    kindOfPeriod(input.period);
  } catch {
    terminal.err(texts.badPeriod(input.period));
    return 2;
  }
  const app = await open();
  try {
    const actor = await person(app, 'qualityOfficer', input.as);
    const leader = await person(app, 'leader', input.leader);
    if (!actor) {
      terminal.err(input.as === undefined ? texts.noOfficer : texts.unknownStaff(input.as));
      return 2;
    }
    if (!leader && input.leader !== undefined) {
      terminal.err(texts.unknownStaff(input.leader));
      return 2;
    }
    const actors = leader ? [actor, leader] : [actor];
    if (input.province !== undefined && !(await takeProvince(app, actors, input.province, terminal))) return 2;
    await close(app, actor, input, terminal);
    return 0;
  } finally {
    await app.stop();
  }
}

async function person(app: App, role: 'qualityOfficer' | 'leader', id: string | undefined): Promise<Actor | undefined> {
  const { prisma } = app.db;
  const [first] = id === undefined ? await app.directory.withRole(prisma, role) : [{ id }];
  return first && app.directory.actor(prisma, first.id);
}

/** Each sheet is taken over by the first of the people who may: nobody takes over results of their own unit. */
async function takeProvince(app: App, actors: readonly Actor[], path: string, terminal: Console): Promise<boolean> {
  const name = basename(path);
  const content = await readFile(path);
  const best = new Map<string, ProvinceSheet>();
  for (const actor of actors) {
    const stored = await app.receiveFile({ senderId: actor.id, name, content });
    if (stored.kind === 'refused') {
      terminal.err(texts.refused(name));
      return false;
    }
    const read = await app.services.kpi.importProvince({
      actor,
      fileId: stored.id,
      submissionId: `close:${stored.id}`,
    });
    if (read.kind === 'unreadable') {
      terminal.err(texts.unreadable(name, read.reason));
      return false;
    }
    for (const sheet of read.sheets) {
      const before = best.get(sheet.sheetName);
      if (!before || !isTaken(before)) best.set(sheet.sheetName, sheet);
    }
    if (read.sheets.every(isSettled)) break;
  }
  for (const sheet of best.values()) terminal.out(texts.sheet(sheet));
  return [...best.values()].every(isSettled);
}

const isSettled = (sheet: ProvinceSheet): boolean => sheet.programmeName === null || isTaken(sheet);

async function close(app: App, actor: Actor, { period, yes }: CloseInput, terminal: Console): Promise<void> {
  const { kpi } = app.services;
  const now = app.clock.now();
  // Each run asks anew: a period is announced and frozen once all the same.
  const submissionId = `close:${randomUUID()}`;
  const preview = await kpi.previewClosing({ actor, period });
  if (preview.kind === 'ready' && !yes) {
    terminal.out(texts.closingPreview(period, preview, now));
    terminal.out(texts.onlyShown(period));
    return;
  }
  if (preview.kind !== 'already') {
    terminal.out(texts.announced(await kpi.announce({ actor, period, submissionId }), period, now));
  } else {
    const frozen = await kpi.previewFreeze({ actor, period });
    if (frozen.kind === 'ready' && !yes) {
      terminal.out(texts.freezePreview(frozen, now));
      terminal.out(texts.onlyShown(period));
      return;
    }
    terminal.out(texts.frozen(await kpi.freeze({ actor, period, submissionId }), now));
  }
  terminal.out(texts.ranking(await kpi.ranking({ actor, period }), now));
}
