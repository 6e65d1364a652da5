// The contrast of every visible text of a page.

/** Contrast of every visible text with the nearest background colour behind it (WCAG's formula). Runs in the page. */
export function contrasts(): { what: string; ratio: number }[] {
  const numbers = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = (color: string): number => {
    const [r = 0, g = 0, b = 0] = numbers(color).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    if (element === null) return 'rgb(255,255,255)';
    const { backgroundColor } = getComputedStyle(element);
    return (numbers(backgroundColor)[3] ?? 1) === 0 ? ground(element.parentElement) : backgroundColor;
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== ''),
    )
    .filter((element) => (element as HTMLElement).checkVisibility() && element.getBoundingClientRect().width > 2)
    .map((element) => {
      const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
      return {
        what: `${element.tagName} ${(element.textContent ?? '').slice(0, 20)}`,
        ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
      };
    });
}
