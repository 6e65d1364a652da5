// Server-sent events: what happens in the sandbox, as it happens. A client that reads too slowly is disconnected.
import type { Hono } from 'hono';
import type { StoredMessage } from '../state/store.js';
import type { SandboxEvent } from './json.js';
import type { ControlOptions } from './options.js';

/** Open streams at the same time. */
const MOST_STREAMS = 32;
/** Bytes that may wait for one slow reader. */
const MOST_WAITING = 4 * 1024 * 1024;
const HEARTBEAT_MS = 15_000;

export function addEvents(app: Hono, { store, world, shown, faults }: ControlOptions): void {
  const streams = new Set<(event: SandboxEvent) => void>();
  const tell = (event: SandboxEvent): void => {
    for (const stream of streams) stream(event);
  };
  store.on('message', (message: StoredMessage) => {
    if (streams.size > 0)
      tell({ type: 'message', message: shown.summary(message), oldest: store.oldest ?? message.id });
  });
  store.on('cleared', () => tell({ type: 'cleared' }));
  world.on('devices', () => tell({ type: 'devices' }));
  faults.on('changed', () => tell({ type: 'faults' }));
  world.on('clock', () => tell({ type: 'clock', ...world.clock.state() }));

  app.get('/_sandbox/events', (context) => {
    if (streams.size >= MOST_STREAMS) return context.json({ error: `${MOST_STREAMS} streams are open already` }, 429);
    return new Response(openStream(streams), {
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
    });
  });
}

function openStream(streams: Set<(event: SandboxEvent) => void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = (): void => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string): void => {
          if ((controller.desiredSize ?? 0) <= 0) {
            end();
            controller.error(new Error('the reader is too slow'));
            return;
          }
          controller.enqueue(encoder.encode(text));
        };
        const send = (event: SandboxEvent): void => write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
        const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
        heartbeat.unref();
        end = () => {
          clearInterval(heartbeat);
          streams.delete(send);
        };
        streams.add(send);
        // Sets the reconnection time of the browser, and shows the caller that the stream is open.
        write('retry: 1000\n: open\n\n');
      },
      cancel: () => end(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  );
}
