// Why a journal could not be written; apart from the journal, which a run without one does not load.

export class JournalWriteError extends Error {
  override readonly name = 'JournalWriteError';
  /** The system's error code, for example ENOSPC. */
  readonly reason: string;

  constructor(cause: unknown) {
    const code = (cause as NodeJS.ErrnoException)?.code;
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.reason = code === 'ENOSPC' ? 'no space left on the disk (ENOSPC)' : (code ?? this.message);
  }
}
