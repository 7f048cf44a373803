/** What browsers that can install the app have beyond TypeScript's DOM (https://wicg.github.io/web-app-launch/). */
interface LaunchParams {
  readonly files: readonly FileSystemFileHandle[];
}

interface Window {
  readonly launchQueue?: {
    setConsumer(consumer: (launch: LaunchParams) => void): void;
  };
}

interface Navigator {
  /** https://wicg.github.io/savedata/ */
  readonly connection?: { readonly saveData?: boolean };
}
