/** The folder of the user's own files (docs/files.md). */
export interface DocumentsFolder {
  /** As the user would write it. */
  name: string;
  /** `null` where it is relative to a workspace, and none is open. */
  path: string | null;
  /** Whether the user named it: then it should be there. */
  named: boolean;
}
