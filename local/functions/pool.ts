import { Instance, type InstanceOptions } from './instance';
import type { Call } from './messages';

/**
 * The instances of one function: made when needed up to a limit, kept, each with one call at a time. Calls beyond the
 * limit wait in line.
 */
export class Pool {
  private readonly instances = new Set<Instance>();
  private readonly idle: Instance[] = [];
  private readonly line: ((instance: Instance | null) => void)[] = [];
  private stopped = false;

  constructor(
    private readonly options: InstanceOptions,
    private readonly most: number,
  ) {}

  async call(call: Call): Promise<string> {
    const instance = await this.take();
    try {
      await instance.ready;
      return await instance.call(call);
    } finally {
      this.giveBack(instance);
    }
  }

  /** Loads an instance ahead of the first call. */
  warm(): void {
    if (this.instances.size === 0) this.idle.push(this.make());
  }

  async end(): Promise<void> {
    this.stopped = true;
    for (const next of this.line.splice(0)) next(null);
    await Promise.all([...this.instances].map((instance) => instance.end()));
    this.instances.clear();
  }

  private async take(): Promise<Instance> {
    for (let idle = this.idle.pop(); idle !== undefined; idle = this.idle.pop()) {
      if (idle.alive) return idle;
      this.instances.delete(idle);
    }
    if (this.instances.size < this.most) return this.make();
    const given = await new Promise<Instance | null>((resolve) => this.line.push(resolve));
    if (this.stopped) throw new Error('the function host was stopped');
    return given ?? this.make();
  }

  private make(): Instance {
    const instance = new Instance(this.options);
    this.instances.add(instance);
    return instance;
  }

  private giveBack(instance: Instance): void {
    if (!instance.alive) this.instances.delete(instance);
    const next = this.line.shift();
    if (next !== undefined) next(instance.alive ? instance : null);
    else if (instance.alive) this.idle.push(instance);
  }
}
