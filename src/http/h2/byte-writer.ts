// Bytes on their way out, gathered in one buffer that grows: many small frames leave in one write.

export class ByteWriter {
  bytes: Buffer;
  length = 0;
  #spare: Buffer | undefined;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  /** Makes sure that so many more bytes fit. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** What was gathered. It belongs to the caller until `giveBack`. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = this.#spare ?? Buffer.allocUnsafeSlow(this.bytes.length);
    this.#spare = undefined;
    this.length = 0;
    return taken;
  }

  /** A buffer that was taken and is not read any more. */
  giveBack(bytes: Buffer): void {
    this.#spare = bytes;
  }

  byte(value: number): void {
    this.bytes[this.length] = value;
    this.length += 1;
  }

  /** Four bytes, the highest first. */
  word(value: number): void {
    const { bytes, length } = this;
    bytes[length] = value >>> 24;
    bytes[length + 1] = value >>> 16;
    bytes[length + 2] = value >>> 8;
    bytes[length + 3] = value;
    this.length = length + 4;
  }

  /** One byte for each character; room must be reserved. */
  latin1(text: string): void {
    this.length += this.bytes.write(text, this.length, 'latin1');
  }
}
