// Programs that help when they are there: keytool for fingerprints, git for the state of a working tree. Secrets travel in the environment, never in arguments.

export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Programs {
  /** Undefined when there is no such program, or it did not end in time. */
  run(
    program: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
  ): Promise<ProgramResult | undefined>;
}
