import { type ComponentType, createElement, useState } from "react";
import { lazyPart } from "./lazyPart";

/** A component whose code comes when it is wanted, or before. */
export interface Preloadable<Props extends object> {
  /** To be shown inside a `Suspense`. */
  readonly Component: ComponentType<Props>;
  /** Fetches the code. */
  readonly preload: () => Promise<void>;
}

/**
 * Like `lazyPart`, but what was fetched before is shown at once: React waits for a promise all the same, and React
 * then keeps the fallback on screen for up to 300 ms.
 */
export function preloadable<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): Preloadable<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetchIt = async () => {
    const module = await load();
    loaded = module.default;
    return module;
  };
  const Lazy = lazyPart(fetchIt);
  const Component = (props: Props) => {
    // The same one for as long as it is shown.
    const [shown] = useState(() => ({ component: loaded ?? Lazy }));
    return createElement(shown.component, props);
  };
  let preloading: Promise<void> | undefined;
  // Asked for with every picture: asking the bundler's loader costs each time.
  const preload = () =>
    (preloading ??= fetchIt().then(
      () => undefined,
      (error: unknown) => {
        preloading = undefined;
        throw error;
      },
    ));
  return { Component, preload };
}
