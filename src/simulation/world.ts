import type { App } from '../app.ts';
import type { Day } from '../domain/calendar/shanghai.ts';
import type { Actor } from '../domain/org/actor.ts';
import type { Candidate } from '../domain/penalties/deciders.ts';
import type { VerifierCandidate } from '../domain/rectification/verifiers.ts';
import type { InspectionProgramme, OrgUnit } from '../store/generated/client.ts';
import type { Chance, ChoiceKey } from './chance.ts';
import { SLOTS, slotAfter, slotLater } from './slots.ts';

/** What people see when they decide what to do: the application, the time, and their own inclinations. */
export interface World {
  readonly app: App;
  readonly chance: Chance;
  readonly now: Date;
  /** The first day. */
  readonly start: Day;
  readonly people: People;
}

/** Who is who and what is inspected: nothing of it changes during a simulation. */
export interface People {
  readonly units: readonly OrgUnit[];
  readonly programmes: readonly InspectionProgramme[];
  /** @throws RangeError for somebody unknown */
  actor(id: string): Promise<Actor>;
  readonly qualityOfficers: readonly Candidate[];
  readonly leaders: readonly Candidate[];
  /** Units that points can belong to. */
  readonly accountable: readonly string[];
  /** Inspectors, quality officers and leaders. */
  readonly verifiers: readonly VerifierCandidate[];
  /** The head of a unit, or of the nearest above it that has one. */
  headOf(unitId: string): string;
  /** The 服务管理人员 of a unit, else its head. */
  writerOf(unitId: string): string;
  readonly all: readonly { readonly id: string; readonly unitId: string }[];
}

/**
 * Something a person does. Its time is a slot after the event it answers to, so that an act never causes another one in its own slot: a
 * restart in the middle of a slot finds the same acts, less those that were done.
 */
export interface Act {
  /** What it is and about what, in business keys: tells acts apart, orders those of one slot, and names the submission. */
  readonly key: string;
  readonly at: Date;
  run(submissionId: string): Promise<unknown>;
}

/** What one kind of people does about one kind of matter: everything that is open, with the time at which it is done. */
export type Behaviour = (world: World) => Promise<Act[]>;

/** A slot some working days after an event. */
export function later(world: World, event: Date, days: { from: number; to: number }, ...key: ChoiceKey): Date {
  const { chance, app } = world;
  const count = chance.between(days.from, days.to, 'days', ...key);
  // Few people work at night.
  const index = chance.percent(4, 'night', ...key)
    ? SLOTS.length - 1
    : chance.between(0, SLOTS.length - 2, 'slot', ...key);
  return slotLater(event, count, index, app.calendar);
}

/** The first slot after an event. */
export function soon(world: World, event: Date): Date {
  return slotAfter(event, world.app.calendar);
}

/** The latest of several moments; a null has not happened. */
export function latest(first: Date, ...others: readonly (Date | null | undefined)[]): Date {
  return others.reduce<Date>((last, each) => (each && each > last ? each : last), first);
}
