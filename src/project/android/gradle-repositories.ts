// Where the Gradle files look for plugins and libraries.
import { everyStatement, type GradleStatement, nameOfStatement, textsOf, within } from '../../readers/gradle/script.js';
import type { GradleFile, Placed } from './gradle-file.js';
import { fillText, type GradleNames } from './gradle-names.js';

export type RepositoryScope = 'buildscript' | 'pluginManagement' | 'allprojects' | 'settings' | 'module';

export interface Repository extends Placed {
  readonly scope: RepositoryScope;
  /** `google`, `mavenCentral`, `jcenter`, or `maven` with its url. */
  readonly name: string;
  /** Undefined when only Gradle can compute it. */
  readonly url: string | undefined;
}

const SCOPES: readonly (readonly [RepositoryScope, readonly string[]])[] = [
  ['buildscript', ['buildscript', 'repositories']],
  ['pluginManagement', ['pluginManagement', 'repositories']],
  ['allprojects', ['allprojects', 'repositories']],
  ['allprojects', ['subprojects', 'repositories']],
  ['settings', ['dependencyResolutionManagement', 'repositories']],
];

export function repositoriesOf(file: GradleFile, names: GradleNames, isModule: boolean): Repository[] {
  const { source, tree } = file;
  const found: Repository[] = [];
  const collect = (scope: RepositoryScope, statements: readonly GradleStatement[]): void => {
    for (const statement of statements) {
      const name = nameOfStatement(statement);
      const placed = { source, offset: statement.offset, end: statement.end };
      if (name === 'maven' || name === 'exclusiveContent' || name === 'forRepository') {
        const inner = [statement, ...everyStatement(statement.body ?? [])];
        const urls = inner
          .filter((item) => item === statement || /^(?:url|setUrl|maven)$/.test(nameOfStatement(item)))
          .flatMap(textsOf)
          .map((token) => fillText(token, names))
          .filter((text) => text === undefined || text.includes('.') || text.includes('/'));
        if (urls.length === 0) found.push({ ...placed, scope, name: 'maven', url: undefined });
        for (const url of urls) found.push({ ...placed, scope, name: 'maven', url });
      } else if (name !== '') found.push({ ...placed, scope, name, url: undefined });
      if (['if', 'all'].includes(name)) collect(scope, statement.body ?? []);
    }
  };
  for (const [scope, path] of SCOPES) collect(scope, within(tree.statements, path));
  collect(
    isModule ? 'module' : 'allprojects',
    within(
      tree.statements.filter((item) => nameOfStatement(item) === 'repositories'),
      ['repositories'],
    ),
  );
  return found;
}
