import type { TraceEvent } from "./trace.mjs";

/** Times are microseconds on the trace's clock. */
export interface Task {
  readonly startUs: number;
  readonly wallUs: number;
  readonly cpuUs: number;
}

export interface MainThread {
  readonly tasks: Task[];
  readonly commitsUs: number[];
  readonly marks: { name: string; atUs: number }[];
}

export function readMainThread(events: TraceEvent[]): MainThread;
export function tasksBetween(thread: MainThread, fromUs: number, toUs?: number): Task[];
export function longestTask(
  thread: MainThread,
  fromUs: number,
): { wallMs: number; cpuMs: number; during: string };
export function workPerFrame(thread: MainThread, fromUs: number, toUs: number): Task[];
export function slowFrame(frames: Task[]): { frames: number; wallMs: number; cpuMs: number };
