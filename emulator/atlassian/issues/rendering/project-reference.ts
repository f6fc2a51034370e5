import type { Project, SiteData } from '../../model';
import { projectAvatarUrls } from '../../shapes/projects';

/** A project inside an issue. */
export function describeProjectReference(data: SiteData, project: Project) {
  return {
    self: `${data.baseUrl}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: false,
    avatarUrls: projectAvatarUrls(data.baseUrl, project),
  };
}
