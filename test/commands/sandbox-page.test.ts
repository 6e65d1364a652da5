// Requests of the inspector to the built `sandbox`: its description, and a push from the compose form.
import { expect, it } from 'vitest';
import { run } from '../helpers/run-cli.js';

it('sandbox: answers with its OpenAPI description and sends the push of the compose form', async () => {
  let answers: Promise<[{ openapi?: string }, { status?: string }]> | undefined;
  const result = await run(['sandbox', '--port', '0', '--tls-port', '0'], {
    onStart: (interrupt, output) => {
      const timer = setInterval(() => {
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
        if (url === undefined) return;
        clearInterval(timer);
        const compose = fetch(`${url}/_sandbox/compose`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-tim-push': '1' },
          body: JSON.stringify({ vendor: 'vivo', title: 'Lunch?', body: 'Noodles at one.' }),
        });
        answers = Promise.all([
          fetch(`${url}/_sandbox/openapi.json`).then((answer) => answer.json() as Promise<{ openapi?: string }>),
          compose.then((answer) => answer.json() as Promise<{ status?: string }>),
        ]);
        answers.then(interrupt, interrupt);
      }, 20);
    },
  });
  expect(result.exitCode).toBe(0);
  const [description, pushed] = (await answers) ?? [{}, {}];
  expect(description.openapi).toMatch(/^3\./);
  expect(pushed.status).toBe('accepted');
});

it('sandbox: an unknown word is answered with the accepted ones', async () => {
  const result = await run(['sandbox', 'devics']);
  expect(result.exitCode).toBe(2);
  expect(result.stdout).toBe('');
  expect(result.stderr).toContain('devics');
  expect(result.stderr).toContain('devices, users, ready, wait');
});
