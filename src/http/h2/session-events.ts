// What a session tells its owner.
import type { Answer } from './header-decoder.js';
import type { Stream } from './stream.js';

export interface Goaway {
  readonly code: number;
  readonly lastStreamId: number;
  readonly data: Buffer;
}

export interface SessionEvents {
  /** The peer's SETTINGS, the first ones too. */
  onSettings(): void;
  onGoaway(goaway: Goaway): void;
  /** The final header fields of an answer. */
  onAnswer(stream: Stream, answer: Answer): void;
  onBody(stream: Stream, bytes: Buffer): void;
  /** Nothing more comes on this stream; `stream.isWhole` says whether the answer ended by itself. */
  onEnd(stream: Stream): void;
  /** After the end of every stream. */
  onClose(error: Error | undefined): void;
}
