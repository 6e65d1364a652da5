// axios without the parts that the transport never calls: its adapters for browsers and fetch, forms with files, HTTP/2, redirects and its own way through proxies.
import { readFileSync } from 'node:fs';
import type { Options } from 'tsup';

type BundlerPlugin = NonNullable<Options['esbuildPlugins']>[number];

/** What stands in for a file of axios, by the end of its path. `null.js` is what axios itself puts there in browsers. */
const FILES: Readonly<Record<string, string>> = {
  'lib/adapters/xhr.js': 'export default null;',
  'lib/adapters/fetch.js': 'export const getFetch = () => null; export default null;',
  'lib/platform/node/classes/FormData.js': 'export default null;',
};

/** What stands in for a package that axios' http adapter imports. */
const absent = (what: string): string =>
  `export default class { constructor() { throw new Error('${what} is not part of this axios'); } }`;
const PACKAGES: Readonly<Record<string, string>> = {
  'https-proxy-agent': absent('a proxy of its own'),
  'follow-redirects': 'export default {};',
  http2: 'export default {};',
};

/** Asking for the global FormData would load the whole of fetch. Nobody hands axios one. */
const FORM_DATA = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

export const leanAxios: BundlerPlugin = {
  name: 'lean-axios',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/]axios[\\/]lib[\\/].*\.js$/ }, ({ path }) => {
      const end = path.replaceAll('\\', '/').replace(/^.*\/node_modules\/axios\//, '');
      const file = FILES[end];
      if (file !== undefined) return { contents: file };
      if (end !== 'lib/utils.js') return undefined;
      const text = readFileSync(path, 'utf8');
      if (!text.includes(FORM_DATA))
        throw new Error('axios asks for FormData in another way now: look at lean-axios.ts');
      return { contents: text.replace(FORM_DATA, 'undefined') };
    });
    build.onResolve({ filter: /^(?:https-proxy-agent|follow-redirects|http2)$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]axios[\\/]lib[\\/]/.test(importer) ? { path, namespace: 'lean-axios' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'lean-axios' }, ({ path }) => ({ contents: PACKAGES[path] ?? '' }));
  },
};
