export interface ServeOptions {
  directory: string;
  /** The port wanted; when it is taken, the next free one. 0 is any free port. */
  port: number;
  /** The path the folder appears under, with a slash at both ends. */
  under?: string;
}

export interface Served {
  /** The address of the folder, ending in a slash. */
  url: string;
  close(): Promise<void>;
}

export function serve(options: ServeOptions): Promise<Served>;
