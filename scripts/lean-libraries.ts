// Libraries without the parts that we never reach and that would take longest to load. axios: its adapters for browsers and fetch, forms with files, HTTP/2,
// redirects and its own way through proxies. commander: commands that are programs. chalk: guessing what the terminal can do. The MCP server: the validator for
// answers of an elicitation, which we never ask for. zod: its messages in other languages. node-forge: what
// has nothing to do with certificates.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Options } from 'tsup';

type BundlerPlugin = NonNullable<Options['esbuildPlugins']>[number];

/** What stands in for a file of axios, by the end of its path. `null.js` is what axios itself puts there in browsers. */
const FILES: Readonly<Record<string, string>> = {
  'lib/adapters/xhr.js': 'export default null;',
  'lib/adapters/fetch.js': 'export const getFetch = () => null; export default null;',
  'lib/platform/node/classes/FormData.js': 'export default null;',
};

const absent = (what: string): string =>
  `export default class { constructor() { throw new Error('${what} is not part of this axios'); } }`;

/** What stands in for a module that a library imports, by the library and the name of the module. */
const IMPORTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  axios: {
    'https-proxy-agent': absent('a proxy of its own'),
    'follow-redirects': 'export default {};',
    http2: 'export default {};',
  },
  // Only `command(name, description)` starts a program, and the parser never calls it.
  commander: { 'node:child_process': 'module.exports = {};' },
  // Our own flags and variables decide about colours (src/cli/command-line/globals.ts), and chalk gets their answer.
  chalk: { '#supports-color': 'export default { stdout: false, stderr: false };' },
  '@modelcontextprotocol/server': {
    '@modelcontextprotocol/server/_shims':
      "export { default as process } from 'node:process'; export class DefaultJsonSchemaValidator { getValidator() { throw new Error('elicitation is not part of this server'); } }",
  },
};

/** zod's messages in fifty languages: we write our own. */
const ZOD_LOCALES = 'zod/v4/locales/index.js';

/** node-forge without its TLS, SSH, PKCS#7, Ed25519 and logging: we open .p12 files and make certificates. */
const FORGE = 'node-forge/lib/index.js';
const FORGE_PARTS = ['md', 'asn1', 'pbe', 'des', 'rc2', 'aes', 'hmac', 'pkcs12', 'pki', 'util'];

/** Asking for the global FormData would load the whole of fetch. We never hand axios one. */
const FORM_DATA = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/** Every replacement by name: one that nothing asked for means that the library has changed and its heavy part may be back. */
const REPLACEMENTS: readonly string[] = [
  ...Object.keys(FILES).map((file) => `axios/${file}`),
  'axios/lib/utils.js',
  ZOD_LOCALES,
  FORGE,
  ...Object.entries(IMPORTS).flatMap(([library, names]) => Object.keys(names).map((name) => `${library}/${name}`)),
];

/** The library a file belongs to; its own packages inside it are not meant. */
const libraryOf = (path: string): string =>
  /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/](?:lib|source|dist)[\\/]/
    .exec(path)?.[1]
    ?.replaceAll('\\', '/') ?? '';

/** The libraries with a replacement, told by their folder: a file that moved inside one is missed like one that is gone. */
const LIBRARIES = [...new Set(REPLACEMENTS.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''))];
const IN_LIBRARY = new RegExp(`[\\\\/]node_modules[\\\\/](${LIBRARIES.join('|').replaceAll('/', '[\\\\/]')})[\\\\/]`);

export const leanLibraries: BundlerPlugin = {
  name: 'lean-libraries',
  setup(build) {
    const used = new Set<string>();
    const libraries = new Set<string>();
    build.onEnd(({ errors }) => {
      const idle = REPLACEMENTS.filter(
        (name) => !used.has(name) && [...libraries].some((library) => name.startsWith(`${library}/`)),
      );
      if (errors.length === 0 && idle.length > 0)
        throw new Error(`${idle.join(', ')} is no longer asked for: look at scripts/lean-libraries.ts`);
    });
    build.onLoad({ filter: IN_LIBRARY }, ({ path }) => {
      libraries.add(IN_LIBRARY.exec(path)?.[1]?.replaceAll('\\', '/') ?? '');
      return undefined;
    });
    build.onLoad({ filter: /[\\/]node_modules[\\/]axios[\\/]lib[\\/].*\.js$/ }, ({ path }) => {
      const end = path.replaceAll('\\', '/').replace(/^.*\/node_modules\/axios\//, '');
      const file = FILES[end];
      used.add(`axios/${end}`);
      if (file !== undefined) return { contents: file };
      if (end !== 'lib/utils.js') return undefined;
      const text = readFileSync(path, 'utf8');
      if (!text.includes(FORM_DATA))
        throw new Error('axios asks for FormData in another way now: look at lean-libraries.ts');
      return { contents: text.replace(FORM_DATA, 'undefined') };
    });
    build.onLoad({ filter: /[\\/]node_modules[\\/]node-forge[\\/]lib[\\/]index\.js$/ }, ({ path }) => {
      used.add(FORGE);
      const parts = FORGE_PARTS.map((name) => `require('./${name}');`).join('');
      return { contents: `module.exports = require('./forge');${parts}`, resolveDir: dirname(path) };
    });
    build.onLoad({ filter: /[\\/]node_modules[\\/]zod[\\/]v4[\\/]/ }, ({ path }) => {
      if (!path.replaceAll('\\', '/').endsWith(`/node_modules/${ZOD_LOCALES}`)) return undefined;
      used.add(ZOD_LOCALES);
      return { contents: "export { default as en } from './en.js';", resolveDir: dirname(path) };
    });
    build.onResolve(
      {
        filter:
          /^(?:https-proxy-agent|follow-redirects|http2|node:child_process|#supports-color|@modelcontextprotocol\/server\/_shims)$/,
      },
      (asked) => {
        const library = libraryOf(asked.importer);
        const contents = IMPORTS[library]?.[asked.path];
        if (contents === undefined) return undefined;
        const name = `${library}/${asked.path}`;
        used.add(name);
        return { path: name, namespace: 'lean', pluginData: contents };
      },
    );
    build.onLoad({ filter: /.*/, namespace: 'lean' }, ({ pluginData }) => ({ contents: pluginData as string }));
  },
};
