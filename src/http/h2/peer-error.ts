// What the peer did against the protocol; the code is what its GOAWAY will say.

export class PeerError extends Error {
  override readonly name = 'PeerError';
  readonly h2Code: number;

  constructor(h2Code: number, message: string) {
    super(message);
    this.h2Code = h2Code;
  }
}
