// A check of the build: `import('library')` of a CommonJS package has only a default export once esbuild has cut the bundle into files.
import { readFileSync } from 'node:fs';
import type { Options } from 'tsup';

type BundlerPlugin = NonNullable<Options['esbuildPlugins']>[number];

/** What is read here of one input in esbuild's metafile. */
interface Input {
  readonly format?: string;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly original?: string }[];
}

/** The places that take names out of a CommonJS package loaded later. They would be undefined in the built program. */
export function brokenImports(
  inputs: Readonly<Record<string, Input>>,
  textOf: (file: string) => string,
): readonly string[] {
  return Object.entries(inputs).flatMap(([file, { imports }]) =>
    imports
      .filter(({ kind, path }) => kind === 'dynamic-import' && inputs[path]?.format === 'cjs')
      .filter(({ original = '' }) => {
        const calls = textOf(file).split(`import('${original}')`).slice(0, -1);
        return calls.length === 0 || calls.some((before) => !/\{ default: \w+ \} = await $/.test(before));
      })
      .map(({ original }) => `${file}: import('${original}')`),
  );
}

export const commonjsImports: BundlerPlugin = {
  name: 'commonjs-imports',
  setup(build) {
    build.onEnd(({ metafile, errors }) => {
      const broken =
        errors.length > 0 ? [] : brokenImports(metafile?.inputs ?? {}, (file) => readFileSync(file, 'utf8'));
      if (broken.length > 0)
        throw new Error(
          `${broken.join(', ')}: a CommonJS package; write { default: name } = await import(…), or import it at the top of a file that is loaded later`,
        );
    });
  },
};
