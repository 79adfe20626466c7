/** The application's one source of time. Rules never read it: they take `now` as an argument. */
export interface Clock {
  now(): Date;
}
