/**
 * Puts `Date` of this thread or page on another day: the time of day runs on as it is. What is built from given
 * values, `instanceof` and everything else of dates stays as it was.
 * @param shiftMs how far ahead of the machine's clock, asked each time
 */
export function shiftDate(scope: { Date: DateConstructor }, shiftMs: () => number): void {
  const Real = scope.Date;
  const now = (): number => Real.now() + shiftMs();
  const shifted: DateConstructor = new Proxy(Real, {
    construct: (target, given: unknown[], made) =>
      Reflect.construct(
        target,
        given.length === 0 ? [now()] : given,
        made === shifted ? target : made,
      ) as Date,
    apply: () => new Real(now()).toString(),
    get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
  });
  Real.prototype.constructor = shifted;
  scope.Date = shifted;
}
