// Every picture that is drawn from the program: sessions and the path of a push, in both languages.
import type { Language } from '../../../src/text/language.js';
import { LANGUAGES } from '../reference-pages.js';
import { pathInWords, pathPicture, pathTitle } from './path-picture.js';
import { type SceneName, sceneNames, session } from './sessions.js';
import { type Theme, terminalPicture } from './terminal-picture.js';

export interface Picture {
  /** File name without its end: `refused-push`, `refused-push-zh`. */
  readonly name: string;
  readonly alt: string;
  draw(theme: Theme): string;
}

const nameOf = (name: string, language: Language): string => (language === 'zh' ? `${name}-zh` : name);

export async function pictures(): Promise<readonly Picture[]> {
  const all: Picture[] = [];
  for (const language of LANGUAGES) {
    for (const scene of sceneNames) all.push(await scenePicture(scene, language));
    all.push({
      name: nameOf('path', language),
      alt: `${pathTitle(language)}: ${pathInWords(language)}`,
      draw: (theme) => pathPicture(language, theme),
    });
  }
  return all;
}

async function scenePicture(scene: SceneName, language: Language): Promise<Picture> {
  const recorded = await session(scene, language);
  return {
    name: nameOf(scene, language),
    alt: recorded.title,
    draw: (theme) => terminalPicture(recorded, theme),
  };
}

/** Kept in docs/images, because READMEs on Git hosts show them; the others are drawn for the site alone. */
export const KEPT: readonly string[] = ['refused-push', 'refused-push-zh', 'path', 'path-zh'];
