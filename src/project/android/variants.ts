// Flavours and build types of the `android` block, and the ids they give the app.
import {
  blockNames,
  everyStatement,
  type GradleStatement,
  nameOfStatement,
  within,
} from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';
import type { AndroidApp } from './app.js';
import type { GradleNames } from './gradle-names.js';
import { type PlaceholderStatement, placeholdersOf } from './gradle-placeholders.js';
import { type GradleValue, settingOf } from './gradle-values.js';

export interface Flavor {
  readonly name: string;
  readonly applicationId: GradleValue | undefined;
  readonly suffix: GradleValue | undefined;
  readonly placeholders: readonly PlaceholderStatement[];
  readonly statements: readonly GradleStatement[];
  /** Where its block is in the file of the module. */
  readonly offset: number;
}

const ALL_OF = /^(?:all|configureEach|each|forEach)$/;

/** The flavors or build types of the `android` blocks, each with what it sets. */
export function variantsIn(
  android: readonly GradleStatement[],
  block: 'productFlavors' | 'buildTypes',
  names: GradleNames,
  sourceOf: (statement: GradleStatement) => SourceFile,
): Flavor[] {
  const inside = within(android, [block]).filter((item) => item.body !== undefined);
  // productFlavors.all { … } and configureEach { … } apply to every one, before or after its own block.
  const forAll = [...inside, ...android].filter(
    (item) =>
      item.body !== undefined &&
      ALL_OF.test(item.head.at(-1)?.text ?? '') &&
      (inside.includes(item) || blockNames(item).includes(block)),
  );
  const parts = new Set(
    android.filter((item) => forAll.includes(item)).flatMap((item) => everyStatement(item.body ?? [])),
  );
  const own = inside.filter(
    (item) => !forAll.includes(item) && !parts.has(item) && !/^(?:if|else|for|while)$/.test(nameOfStatement(item)),
  );
  return own.map((item) => {
    const statements = [
      ...forAll.filter((all) => all.offset < item.offset).flatMap((all) => all.body ?? []),
      ...(item.body ?? []),
      ...forAll.filter((all) => all.offset > item.offset).flatMap((all) => all.body ?? []),
    ];
    return {
      name: item.head.find((token) => token.kind === 'string')?.text ?? nameOfStatement(item),
      statements,
      offset: item.offset,
      applicationId: settingOf(statements, ['applicationId'], names),
      suffix: settingOf(statements, ['applicationIdSuffix'], names),
      placeholders: placeholdersOf(statements, sourceOf(item), names),
    };
  });
}

/** The id of each flavour, its own or the default one, with the suffixes of the default config, the flavour and the build type. Undefined where only the build knows a part. */
export function builtIds(
  android: AndroidApp,
  type = 'release',
  flavors = android.flavors,
): readonly ({ readonly text: string; readonly statement: GradleStatement } | undefined)[] {
  const { applicationId, idSuffix, buildTypes } = android;
  const ofType = buildTypes.find(({ name }) => name === type)?.suffix;
  return (flavors.length === 0 ? [undefined] : flavors).map((flavor) => {
    const id = flavor?.applicationId ?? applicationId;
    if (id?.kind !== 'literal') return undefined;
    let { text, statement } = id;
    for (const suffix of [idSuffix, flavor?.suffix, ofType]) {
      if (suffix?.kind === 'computed') return undefined;
      // Gradle adds the dot.
      text += suffix?.text.replace(/^\.?(?=.)/, '.') ?? '';
      statement = suffix?.statement ?? statement;
    }
    return { text, statement };
  });
}
