// One request of an HTTP/2 connection as the protocol sees it.

/** Its owner derives from it and keeps what the request is about. */
export class Stream {
  id = 0;
  /** Bytes the peer still takes of this stream, and we of the peer. */
  sendWindow = 0;
  receiveWindow = 0;
  /** What is left of the body, as long as the windows are shut. */
  rest: Buffer | undefined;
  /** Waits for a window. */
  isBlocked = false;
  /** Everything of ours is on its way. */
  isSent = false;
  /** The final header fields are here. */
  isAnswered = false;
  /** Bytes of the answer's body its header announced, -1 when it did not, and those that came. */
  announced = -1;
  received = 0;
  /** At its end: the answer came to an end by itself, and the code of RST_STREAM or of ours. */
  isWhole = false;
  code = 0;
}
