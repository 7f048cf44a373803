import type { Steps } from "../base/steps";

/** How long one slice of work may take before messages are looked at again. */
const SLICE_MS = 8;

interface Task {
  readonly id: number;
  /** Lower goes first. */
  readonly rank: number;
  readonly steps: Steps<unknown>;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Runs computations in slices, the most urgent first, the older first among equals. Between slices the thread's
 * messages are delivered, so a cancelled computation stops within one slice.
 */
export class Scheduler {
  private tasks: Task[] = [];
  private running = false;
  private readonly channel = new MessageChannel();

  constructor() {
    this.channel.port1.addEventListener("message", () => this.runSlice());
    this.channel.port1.start();
  }

  /** Queues a computation. `done` is called with its result unless it is cancelled before. */
  add<Value>(
    id: number,
    rank: number,
    steps: Steps<Value>,
    done: (value: Value) => void,
    failed: (error: unknown) => void,
  ): void {
    this.tasks.push({ id, rank, steps, done: done as (value: unknown) => void, failed });
    if (!this.running) this.schedule();
  }

  /** Whether nothing is to be computed. */
  get isIdle(): boolean {
    return this.tasks.length === 0;
  }

  /** Forgets a computation; it is not called back. */
  cancel(id: number): void {
    this.tasks = this.tasks.filter(task => task.id !== id);
  }

  private schedule(): void {
    this.running = true;
    this.channel.port2.postMessage(undefined);
  }

  private runSlice(): void {
    this.running = false;
    const [first] = this.tasks;
    if (first === undefined) return;
    const task = this.tasks.reduce((best, other) => (other.rank < best.rank ? other : best), first);
    const end = performance.now() + SLICE_MS;
    try {
      do {
        const step = task.steps.next();
        if (!step.done) continue;
        this.cancel(task.id);
        task.done(step.value);
        break;
      } while (performance.now() < end);
    } catch (error) {
      this.cancel(task.id);
      task.failed(error);
    } finally {
      if (this.tasks.length > 0 && !this.running) this.schedule();
    }
  }
}
