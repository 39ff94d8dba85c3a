import type { Delivery, Queue } from '#shared/ports.ts';

/** What is left of a dead message: its body, and the reason where the adapter knows one. */
export type Dead = { body: unknown; reason?: string };

export type QueueHarness = {
  queue: Queue;
  visibilityMs: number;
  maxReceives: number;
  /** Lets time pass: a clock in a test's hands, or real waiting. */
  advance(ms: number): Promise<void> | void;
  dead(): Promise<Dead[]>;
  /** Minutes can pass at no cost. */
  isClockOurs: boolean;
  close?: () => Promise<void> | void;
};

export type OpenQueue = (options: { fifo: boolean }) => Promise<QueueHarness>;

/** Delivers until nothing comes any more. */
export async function drain(queue: Queue, handler: (message: Delivery) => Promise<void>): Promise<void> {
  let received: number;
  do received = (await queue.deliver(handler)).received;
  while (received > 0);
}
