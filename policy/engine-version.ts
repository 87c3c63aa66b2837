/**
 * Which engine answers: kept with every stored answer, so that a replay can say by which one it was given. Raised by one
 * whenever the same notice and facts are answered otherwise than before (CONTRIBUTING, "Change what the engine answers");
 * `test/policy/engine-version.test.ts` fails where that was forgotten.
 */
export const engineVersion = 1;
