/** The page gets a turn this often. */
const SLICE_MS = 8;

/** To be awaited often in long work on the page's thread: gives the page a turn now and then. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise(resolve => setTimeout(resolve));
    since = performance.now();
  };
}
