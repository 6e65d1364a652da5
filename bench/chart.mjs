// The benchmark as a picture: each contender's rate as a bar with its median, and a line from the slowest to the fastest run.
const WIDTH = 760;
const LEFT = 240;
const BAR = 18;
const GAP = 10;
const COLORS = ['#2f6fde', '#8a94a6', '#c08a2d', '#a65d57'];

const escapeXml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** One SVG for all groups; each group has its own scale. */
export function chart(groups) {
  let y = 16;
  const parts = [];
  for (const { title, results } of groups) {
    const most = Math.max(1, ...results.flatMap((one) => one.rates));
    const scale = (value) => (value / most) * (WIDTH - LEFT - 120);
    parts.push(`<text x="0" y="${y + 4}" class="title">${escapeXml(title)}</text>`);
    y += 16;
    for (const [i, { name, rates, notes }] of results.entries()) {
      const middle = y + BAR / 2;
      parts.push(`<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end">${escapeXml(name)}</text>`);
      if (rates.length === 0)
        parts.push(
          `<text x="${LEFT}" y="${middle + 4}" class="void">failed: ${escapeXml((notes[0] ?? '').slice(0, 70))}</text>`,
        );
      else {
        const mid = median(rates);
        parts.push(
          `<rect x="${LEFT}" y="${y}" width="${scale(mid).toFixed(1)}" height="${BAR}" rx="2" fill="${COLORS[i] ?? '#888'}"/>`,
          `<path d="M${(LEFT + scale(Math.min(...rates))).toFixed(1)} ${middle}H${(LEFT + scale(Math.max(...rates))).toFixed(1)}" class="range"/>`,
          `<text x="${(LEFT + scale(Math.max(...rates)) + 8).toFixed(1)}" y="${middle + 4}">${Math.round(mid).toLocaleString('en')}/s</text>`,
        );
      }
      y += BAR + GAP;
    }
    y += 14;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="Device tokens a second, median of alternating runs">
<style>text{font:12px system-ui,sans-serif;fill:#57606a}.title{font-weight:600;fill:#24292f}.void{fill:#a65d57}.range{stroke:#24292f;stroke-width:1.5}@media(prefers-color-scheme:dark){text{fill:#9aa4b2}.title{fill:#e6edf3}.range{stroke:#e6edf3}}</style>
${parts.join('\n')}
</svg>
`;
}
