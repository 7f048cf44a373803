/** What browsers with File System Access have beyond TypeScript's DOM (https://wicg.github.io/file-system-access/). */
interface DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

interface FileSystemHandle {
  queryPermission?(descriptor: { readonly mode: "read" }): Promise<PermissionState>;
  requestPermission?(descriptor: { readonly mode: "read" }): Promise<PermissionState>;
}

interface Window {
  showDirectoryPicker?(options: {
    readonly id: string;
    readonly mode: "read";
  }): Promise<FileSystemDirectoryHandle>;
}
