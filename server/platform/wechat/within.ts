/** WeChat did not answer in time; what it did with the request nobody knows. */
export class TooSlowError extends Error {
  constructor(readonly limitMs: number) {
    super(`no answer within ${limitMs} ms`);
    this.name = 'TooSlowError';
  }
}

/** What a call answers, or a {@link TooSlowError} after so long: one that hangs must not take the rest of a run with it. */
export async function within<Answer>(limitMs: number, call: () => Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlowError(limitMs)), limitMs);
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    clearTimeout(timer);
  }
}
