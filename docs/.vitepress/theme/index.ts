// The default theme with the fonts of the reader's machine: nothing is fetched from elsewhere.
import type { Theme } from 'vitepress';
import theme from 'vitepress/theme-without-fonts';
import { watchSearchRoles } from './search-roles.js';
import './style.css';

export default {
  extends: theme,
  enhanceApp: () => {
    if (typeof document !== 'undefined') watchSearchRoles();
  },
} satisfies Theme;
