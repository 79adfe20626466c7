/**
 * Moves the process's calendar, not its pace: CLOCK_SHIFT_MS are added to what it takes for now. A run then happens on a working morning, whatever
 * the time, so that notices go out instead of waiting for the end of the night.
 */
const shift = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const Real = Date;

globalThis.Date = new Proxy(Real, {
  construct(target, args: unknown[], newTarget) {
    const given = args.length === 0 ? [target.now() + shift] : args;
    return Reflect.construct(target, given, newTarget === globalThis.Date ? target : newTarget) as Date;
  },
  apply: target => new target(target.now() + shift).toString(),
  get(target, key) {
    return key === 'now' ? () => target.now() + shift : Reflect.get(target, key);
  },
});
