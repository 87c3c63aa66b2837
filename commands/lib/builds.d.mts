/** Builds `name` unless it is fresh; what the builder said is shown only where it failed. */
export function build(
  name: 'weapp' | 'h5' | 'functions' | 'emptyApp',
): Promise<{ readonly ok: boolean; readonly built: boolean; readonly seconds: number }>;
