// The page at `/`: the newest messages as plain text, without any script. Payloads are shown as text only.
import type { SandboxMessage } from '../api.js';

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const style = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .8rem .3rem 0; vertical-align: top; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
`;

function row(message: SandboxMessage): string {
  const { request, response, refusedBy, pushes } = message;
  const verdict =
    refusedBy === undefined
      ? `${pushes.filter((push) => push.accepted).length} of ${pushes.length} pushes accepted`
      : `refused: ${refusedBy.rule} (${refusedBy.code})`;
  const rules = message.rules
    .map((item) => `${item.verdict.padEnd(6)} ${item.rule}${item.detail === undefined ? '' : `  ${item.detail}`}`)
    .join('\n');
  const wire = `${request.method} ${request.path}\n${request.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${request.body}\n\n${response.status}\n${response.body}`;
  return `<tr><td>${escapeHtml(message.id)}</td><td>${escapeHtml(message.vendor)}</td><td><code>${escapeHtml(`${request.method} ${request.path}`)}</code><br>${escapeHtml(verdict)}
<details><summary>wire</summary><pre>${escapeHtml(wire)}</pre></details><details><summary>rules</summary><pre>${escapeHtml(rules)}</pre></details></td></tr>`;
}

export const pageFor = {
  style,
  html: (messages: readonly SandboxMessage[], url: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>tim-push sandbox</title><link rel="stylesheet" href="/style.css"></head>
<body><h1>tim-push sandbox</h1>
<p>Send something here: <code>tim-push send --sandbox=${escapeHtml(url)}</code>. Newest first; reload to see more.</p>
${messages.length === 0 ? '<p>Nothing heard yet.</p>' : `<table><thead><tr><th>id</th><th>vendor</th><th>request</th></tr></thead><tbody>${messages.map(row).join('')}</tbody></table>`}
</body></html>
`,
};
