import { findUnit } from '../../src/domain/inspections/free/find-unit.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { Services } from '../../src/services/index.ts';
import type { UnitName } from '../liability/unit-choice.ts';

export type Askable = Awaited<ReturnType<Services['investigations']['askable']>>[number];

/** The unit that is asked; `place`: the hall or other unit it answers for, where that one was named. */
export interface AskedUnit extends UnitName {
  readonly place?: string;
}

export type SaidUnit =
  | { readonly kind: 'one'; readonly unit: AskedUnit }
  /** Several fit, or it was written wrong, or is part of another word: these may be meant. */
  | { readonly kind: 'unclear'; readonly said: string; readonly names: readonly string[] }
  /** `said` where a word looks like a unit's name. */
  | { readonly kind: 'none'; readonly said?: string };

export type UnclearUnit = Exclude<SaidUnit, { kind: 'one' }>;

/** What units are called ends so. */
const UNIT_LIKE = /(?:厅|部|公司|县|区|局|中心|代理商|代办点|代理点|号|网点|门店|班组)$/;
const SEPARATOR = /[\s，,：:、；;]/;
const TOWARDS = /^(?:请)?(?:向|对)/;

/** The unit an answer names, as units are named everywhere. */
export function readAsked(text: string, units: readonly Askable[]): SaidUnit {
  const found = findUnit(text, units);
  if (!found) return { kind: 'none', said: text.trim() };
  const meant = units.filter(({ id }) => found.unitIds.includes(id));
  const [only, ...others] = meant;
  if (!only || others.length > 0 || found.misspelt)
    return { kind: 'unclear', said: found.misspelt ? text.trim() : found.text, names: meant.map(({ name }) => name) };
  return { kind: 'one', unit: asked(only) };
}

/**
 * 「渠县 工单为什么超时」, 「通川厅叫号机坏了三天」: the unit, and what is left as the problem. A name that is only part of a word (网络 in
 * 网络故障) is asked about.
 */
export function readOpening(said: string, units: readonly Askable[]): { unit: SaidUnit; subject: string } {
  const text = cleanText(said).trim().replace(TOWARDS, '');
  const found = findUnit(text, units);
  if (!found) {
    const [first = '', ...rest] = text.split(SEPARATOR);
    if (!UNIT_LIKE.test(first)) return { unit: { kind: 'none' }, subject: joined(text) };
    return { unit: { kind: 'none', said: first }, subject: joined(rest.join(' ')) };
  }
  const [before, name, after] = [text.slice(0, found.start), text.slice(found.start, found.end), text.slice(found.end)];
  const apart = (beside: string, at: number) => beside === '' || SEPARATOR.test(beside.at(at)!);
  const own = apart(before, -1) && apart(after, 0);
  const subject = before === '' ? after : own && after === '' ? before : text;
  const unit = readAsked(name, units);
  const sure = own || UNIT_LIKE.test(name);
  return {
    unit: unit.kind === 'one' && !sure ? { kind: 'unclear', said: name, names: [nameOf(unit.unit)] } : unit,
    subject: joined(subject.replace(/^(?:的|调查|就)/, '')),
  };
}

const asked = ({ id, name, answering }: Askable): AskedUnit =>
  answering.id === id ? { id, name } : { ...answering, place: name };

const nameOf = ({ name, place }: AskedUnit): string => place ?? name;

const joined = (text: string): string =>
  text
    .split(/[\s，,：:]+/)
    .filter(part => part !== '')
    .join('，');
