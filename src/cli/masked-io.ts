// The streams of a run, with every secret of the run masked in whatever is written to them.
import type { Io, OutputStream } from '../commands/context/io.js';
import type { Redactor } from '../http/redaction/redactor.js';

/** The streams stay unopened until a user writes to them. */
export function maskIo(io: Io, redactor: Redactor): Io {
  let stdout: OutputStream | undefined;
  let stderr: OutputStream | undefined;
  return Object.create(io, {
    stdout: {
      enumerable: true,
      get: () => {
        stdout ??= maskStream(io.stdout, redactor);
        return stdout;
      },
    },
    stderr: {
      enumerable: true,
      get: () => {
        stderr ??= maskStream(io.stderr, redactor);
        return stderr;
      },
    },
  }) as Io;
}

/** The same stream to code that needs more than `write`, such as a prompt on a terminal. */
function maskStream(stream: OutputStream, redactor: Redactor): OutputStream {
  return new Proxy(stream, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (name !== 'write') return member.bind(target);
      return (chunk: unknown, ...rest: readonly unknown[]): unknown =>
        Reflect.apply(member, target, [typeof chunk === 'string' ? redactor.output(chunk) : chunk, ...rest]);
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}
