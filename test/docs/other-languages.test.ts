// Examples for back ends without Node: the pages show the files that run, and the files for Docker follow their rules.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder, run } from '../helpers/run-cli.js';

const files = [
  ['python', 'python/push.py'],
  ['java', 'java/Push.java'],
  ['go', 'go/push.go'],
  ['php', 'php/push.php'],
] as const;

describe.each(files)('docs/from-%s.md', (id, file) => {
  it.each(['docs', 'docs/zh'])('%s shows the file of examples/languages unchanged', (folder) => {
    const code = readFileSync(join('examples/languages', file), 'utf8');
    expect(readFileSync(join(folder, `from-${id}.md`), 'utf8')).toContain(`\`\`\`${id}\n${code}\`\`\`\n`);
  });

  it('is in the list that CI runs, if the language is installed', () => {
    expect(readFileSync('.ci/run', 'utf8')).toContain('examples/languages/run.sh');
    expect(readFileSync('examples/languages/run.sh', 'utf8')).toContain(`$here/${file}`);
  });
});

const dockerfile = readFileSync('examples/docker/Dockerfile', 'utf8');
const compose = parse(readFileSync('examples/docker/compose.yaml', 'utf8')) as {
  readonly services: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const jsonOf = (instruction: string): readonly string[] =>
  JSON.parse(new RegExp(`^(?:${instruction}) (\\[.+\\])$`, 'm').exec(dockerfile)?.[1] ?? '[]') as readonly string[];

describe('examples/docker', () => {
  it('pins versions, runs as a user other than root, and has a health check of the sandbox', () => {
    expect(dockerfile).toMatch(/^FROM \S+:\d+\.\d+\.\d+\S*$/m);
    expect(dockerfile).not.toMatch(/:latest|\bsudo\b|^ADD |^MAINTAINER /m);
    expect([...dockerfile.matchAll(/^USER (\S+)$/gm)].at(-1)?.[1]).toBe('node');
    expect(dockerfile).toMatch(/^HEALTHCHECK .*CMD \["tim-push", "sandbox", "ready"\]$/m);
    expect(jsonOf('ENTRYPOINT')).toEqual(['tim-push']);
    expect(dockerfile).toContain(
      `ARG TIM_PUSH_VERSION=${(JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version}\n`,
    );
  });

  it('names only services and volumes that exist, and the sandbox allows the name of the service', () => {
    const { sandbox, backend } = compose.services;
    expect(sandbox?.['command']).toEqual(jsonOf('CMD'));
    expect(jsonOf('CMD').at(-1)).toBe('sandbox');
    expect(Object.keys(backend?.['depends_on'] as object)).toEqual(['sandbox']);
    for (const service of Object.values(compose.services)) {
      for (const volume of service['volumes'] as string[])
        expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      expect(service['build'] !== undefined || /:\d+\.\d+\.\d+$/.test(String(service['image']))).toBe(true);
    }
  });

  it('has a command that starts a sandbox, which passes its health check', async () => {
    const words = [...jsonOf('CMD'), '--port', '0', '--tls-port', '0', '--json'];
    let health = '';
    const { exitCode } = await run(words, {
      cwd: emptyFolder(),
      onStart: (interrupt, output) => {
        const timer = setInterval(() => {
          if (!output().includes('\n')) return;
          clearInterval(timer);
          const { port } = new URL((JSON.parse(output()) as { url: string }).url);
          void run(['sandbox', 'ready', '--port', port]).then(({ exitCode: code, stdout }) => {
            health = `${code} ${stdout}`;
            interrupt();
          });
        }, 20);
      },
    });
    expect(exitCode).toBe(0);
    expect(health).toMatch(/^0 ✓ A sandbox answers at /);
  });
});
