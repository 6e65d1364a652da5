// The version of the push package that decides the generation of a project.

import type { VersionFact } from '../readers/version.js';
import type { Project } from './project.js';

export const versionOf = (project: Pick<Project, 'package'>): VersionFact => project.package?.version ?? {};
