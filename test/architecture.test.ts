// Architecture rules: which room may import which, who touches process, disk and network, and what every file starts with. See docs/architecture.md.
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { vendors } from '../src/vendors/index.js';
import { everyNode, filesUnder, lineOf, readSources } from './helpers/source-files.js';

const sources = readSources('src');

/** The room of a file: a folder of src, one vendor, or a single file. */
const roomOf = (path: string): string =>
  /^src\/(vendors\/[^/.]+(?=\/)|vendors|[^/]+)/.exec(path)?.[1]?.replace(/\.ts$/, '') ?? path;

/** The rooms by layer: each may import from later layers only, never from a neighbour in the same layer. */
const STEPS: readonly (readonly string[])[] = [
  // The two entry points: the program, and the library for other programs.
  ['cli', 'index'],
  ['commands', 'library'],
  ['diagnosis', 'setup', 'completion', 'mcp'],
  ['sending', 'checks'],
  ['session'],
  ['config', 'vendors', 'tencent-im', 'sandbox', 'report', 'delivery', 'project', 'device', 'stores'],
  ['readers', 'push'],
  ['problems'],
  ['http', 'crypto', 'text'],
  ['version'],
];

/** The service that belongs to a vendor's folder; `vendors` itself is the list of them. */
const isVendor = (room: string): boolean => room.startsWith('vendors/');
const stepOf = (room: string): number => STEPS.findIndex((rooms) => rooms.includes(isVendor(room) ? 'vendors' : room));

/** Later layers; and from the list of vendors to each vendor, which imports no other. */
const mayUse = (room: string, target: string): boolean =>
  stepOf(target) > stepOf(room) || (room === 'vendors' && isVendor(target));

describe('the rooms', () => {
  const rooms = [...new Set(sources.map((file) => roomOf(file.path)))].sort();

  it('are all in the plan, and every room of the plan exists', () => {
    expect(rooms.filter((room) => stepOf(room) === -1)).toEqual([]);
    expect(STEPS.flat().filter((room) => !rooms.includes(room))).toEqual([]);
  });

  it.each(rooms)('%s imports only from later layers', (room) => {
    const wrong: string[] = [];
    for (const file of sources.filter((item) => roomOf(item.path) === room))
      for (const { from } of file.imports) {
        if (!from.startsWith('src/')) continue;
        const target = roomOf(from);
        if (target !== room && !mayUse(room, target)) wrong.push(`${file.path} imports ${from}`);
      }
    expect(wrong).toEqual([]);
  });

  it('every imported file exists', () => {
    const known = new Set(sources.map((file) => file.path));
    const missing = sources.flatMap((file) =>
      file.imports.filter(
        (item) => item.from.startsWith('src/') && !known.has(item.from) && !/\.d\.ts$/.test(item.from),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe('the folder of a vendor', () => {
  const NAMES = [
    ...['index', 'manifest', 'facts', 'demo', 'credentials', 'credential-problems', 'result-codes', 'problems'],
    'code-aliases',
    ...['answers', 'auth', 'check-message', 'client', 'ext', 'message', 'requests', 'status', 'token', 'verify'].map(
      (name) => `client/${name}`,
    ),
    ...['index', 'rules', 'explain'].map((name) => `emulator/${name}`),
    ...['guide', 'checklist', 'console'].map((name) => `advice/${name}`),
  ];

  it.each(Object.keys(vendors))('%s has the same files as every other', (id) => {
    const own = sources.filter((file) => roomOf(file.path) === `vendors/${id}`).map((file) => file.path);
    expect(own).toEqual(expect.arrayContaining(NAMES.map((name) => `src/vendors/${id}/${name}.ts`)));
  });
});

describe("doctor's rules", () => {
  const rules = sources.filter((file) => /^src\/project\/rules\/[^/]+\//.test(file.path));

  it('import facts of the project room and never each other', () => {
    const wrong = rules.flatMap((file) =>
      file.imports
        .filter(({ from }) => from.startsWith('src/project/rules/') && from !== 'src/project/rules/defaults.ts')
        .map(({ from }) => `${file.path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('cover one subject per file, in under 300 lines', () => {
    const long = rules.filter((file) => readFileSync(file.path, 'utf8').split('\n').length > 300);
    expect(long.map((file) => file.path)).toEqual([]);
  });
});

describe('two witnesses', () => {
  const byPath = new Map(sources.map((file) => [file.path, file]));
  const emulators = sources.filter((file) => /^src\/(?:vendors\/\w+|tencent-im)\/emulator\//.test(file.path));

  it('every service has an emulator', () => {
    expect(new Set(emulators.map((file) => roomOf(file.path))).size).toBe(Object.keys(vendors).length + 1);
  });

  it.each(emulators.map((file) => file.path))('%s shares facts with its client and no computing code', (path) => {
    const reached = new Set<string>();
    const follow = (from: string): void => {
      for (const item of byPath.get(from)?.imports ?? []) {
        if (item.typeOnly || !item.from.startsWith(`src/${roomOf(path)}/`) || reached.has(item.from)) continue;
        reached.add(item.from);
        follow(item.from);
      }
    };
    follow(path);
    const shared = [...reached].filter((name) => !/\/emulator\//.test(name));
    // Services with many result codes split them into several tables and build their texts with shared helper functions.
    const data =
      /\/(?:facts|limits|demo|push-info-fields|(?:result|phone|receipt|topic)-codes[^.]*|token-reasons)\.ts$/;
    expect(shared.filter((name) => !data.test(name))).toEqual([]);
  });
});

/** Files outside a room that are allowed to do what only that room may do, with the reason. */
type Reasons = Readonly<Record<string, string>>;

const outside = (rooms: readonly string[], reasons: Reasons, found: readonly string[]): readonly string[] =>
  found.filter((path) => !rooms.includes(roomOf(path)) && reasons[path] === undefined);
const idle = (reasons: Reasons, found: readonly string[]): readonly string[] =>
  Object.keys(reasons).filter((path) => !found.includes(path));

const importers = (modules: RegExp): readonly string[] =>
  sources
    .filter((file) => file.imports.some((item) => !item.typeOnly && modules.test(item.from)))
    .map((file) => file.path);

/** Files where an identifier refers to the global of that name. */
const usersOfGlobal = (name: string): readonly string[] =>
  sources
    .filter((file) => {
      let used = false;
      let declared = false;
      everyNode(file.tree, (node) => {
        if (!ts.isIdentifier(node) || node.text !== name) return;
        const parent = node.parent;
        if ((ts.isParameter(parent) || ts.isVariableDeclaration(parent)) && parent.name === node) declared = true;
        else if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
        else if (ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent))
          return;
        else if (ts.isImportSpecifier(parent) || ts.isMethodSignature(parent)) return;
        else used = true;
      });
      return used && !declared;
    })
    .map((file) => file.path);

describe('access to the outside', () => {
  it('the process is touched only by the entry points', () => {
    const found = usersOfGlobal('process');
    expect(found.filter((path) => !['cli', 'index'].includes(roomOf(path)))).toEqual([]);
  });

  it('no code writes to the console, and only a second Ctrl-C ends the process at once', () => {
    expect(usersOfGlobal('console')).toEqual([]);
    const exits = sources.filter((file) => /\bprocess\.exit\(/.test(file.text)).map((file) => file.path);
    expect(exits).toEqual(['src/cli/io.ts']);
  });

  it('the disk is touched only by config, project, setup, stores and the listed exceptions', () => {
    const found = importers(/^node:fs/);
    const reasons: Reasons = {
      'src/sandbox/ca.ts': 'the CA of the TLS port',
      'src/mcp/roots.ts': 'where a link of a path leads, before a command may read it',
      'src/sandbox/inspector/index.ts': 'the page itself, which lies beside the program',
    };
    expect(outside(['config', 'project', 'setup', 'stores'], reasons, found)).toEqual([]);
    expect(idle(reasons, found)).toEqual([]);
  });

  it('only http makes outgoing connections', () => {
    const found = importers(/^(?:axios|https?-proxy-agent|node:(?:https?|http2|net|tls|dgram|dns))(?:\/|$)/);
    // The sandbox's server uses the same modules to listen.
    expect(found.filter((path) => roomOf(path) !== 'http')).toEqual(['src/sandbox/server.ts']);
    expect(usersOfGlobal('fetch')).toEqual(['src/http/plain-calls.ts']);
  });

  it('only sandbox listens', () => {
    const found = sources.filter((file) => /\.listen\(|createServer\(|createSecureServer\(/.test(file.text));
    expect(found.map((file) => file.path)).toEqual(['src/sandbox/server.ts']);
  });

  it('other programs are started by device only, and by the entry point for `sandbox exec`', () => {
    expect(importers(/^(?:node:child_process|cross-spawn)$/)).toEqual([
      'src/cli/run-child.ts',
      'src/device/run-adb.ts',
      'src/device/run-programs.ts',
      'src/device/run-second-client.ts',
    ]);
  });

  it('the clock and the random source are passed in as arguments', () => {
    const direct = sources.filter((file) => /\bDate\.now\(|new Date\(\)|\bMath\.random\(/.test(file.text));
    expect(direct.map((file) => file.path)).toEqual(['src/session/system-clock.ts']);
  });
});

describe('a file', () => {
  const paths = [
    ...sources.map((file) => file.path),
    ...filesUnder('src/sandbox/inspector/assets', /\.(?:js|css)$/),
    ...filesUnder('bench', /\.(?:mjs|ts)$/),
    ...filesUnder('scripts', /\.(?:mjs|ts)$/),
    ...filesUnder('test', /\.ts$/),
    ...filesUnder('examples', /\.mjs$/),
    ...['tsup.config.ts', 'vitest.config.ts', 'vitest.browser.config.ts', 'vitest.mutation.config.ts'],
  ];

  it('starts with a comment that says what the file contains', () => {
    const silent = paths.filter((path) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      const line = lines.find((text) => !/^(?:#!|\/\/ @ts-check)/.test(text)) ?? '';
      const said = /^(?:\/\/ |\/\*+ ?)(.*?)(?: ?\*\/)?$/.exec(line)?.[1] ?? '';
      return said.length < 20 || /^(?:biome|@ts|eslint|import)/.test(said);
    });
    expect(silent).toEqual([]);
  });

  it('of the program has a kebab-case name, and no room has a meaningless one', () => {
    const odd = sources
      .map((file) => file.path)
      .filter((path) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.d)?\.ts$/.test(path));
    expect(odd).toEqual([]);
    expect(
      sources.map((file) => file.path).filter((path) => /\b(?:utils?|helpers?|common|managers?)\b(?!-)/.test(path)),
    ).toEqual([]);
  });

  it('of the program exports names, never a default', () => {
    const found: string[] = [];
    for (const { path, tree } of sources)
      everyNode(tree, (node) => {
        const exportsDefault = ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword;
        if (exportsDefault && !ts.isDefaultClause(node.parent) && !path.endsWith('.d.ts'))
          found.push(`${path}:${lineOf(tree, node)}`);
      });
    expect(found).toEqual([]);
  });

  it('of the program has no open to-do marks and disables no check', () => {
    const marks = new RegExp(
      ['// TO' + 'DO', 'FIX' + 'ME', '@ts-(?:ignore|expect-error|nocheck)', 'biome-ignore'].join('|'),
    );
    expect(sources.filter((file) => marks.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

describe('words', () => {
  // The words of the field and what they replace; only exported names are looked at, and wire names stay as their vendor writes them.
  const INSTEAD: Readonly<Record<string, RegExp>> = {
    vendor: /provider(?!Token)/i,
    'certificate ID': /businessId|buzId/i,
    'sandbox or emulator': /\bmock|Mock|\bfake|Fake/,
    problem: /diagnostic/i,
    ext: /\bextras\b/,
  };

  it('exported names use the words of the field', () => {
    const found: string[] = [];
    for (const { path, tree } of sources)
      for (const statement of tree.statements) {
        const isExported = ts.canHaveModifiers(statement)
          ? ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
          : false;
        if (isExported !== true) continue;
        const names = ts.isVariableStatement(statement)
          ? statement.declarationList.declarations.map((declaration) => declaration.name.getText(tree))
          : [(statement as { readonly name?: ts.Node }).name?.getText(tree) ?? ''];
        for (const name of names)
          for (const [word, rather] of Object.entries(INSTEAD))
            if (rather.test(name)) found.push(`${path}: ${name} (say ${word})`);
      }
    expect(found).toEqual([]);
  });
});
