/** How programs label their samples, with what the recorders of `recordings.ts` offer. */
export const LABEL_RECIPES = [
  {
    language: "Go",
    why: "runtime/pprof labels CPU and goroutine profiles; goroutines started inside inherit the labels.",
    code:
      'pprof.Do(ctx, pprof.Labels("tenant", tenant, "endpoint", "list orders"), func(ctx context.Context) {\n' +
      "\thandle(ctx)\n" +
      "})",
  },
  {
    language: "Node.js",
    why: "@datadog/pprof keeps a context with every sample, and makes labels of it when it stops.",
    code:
      "pprof.time.start({ withContexts: true });\n" +
      'pprof.time.setContext({ tenant, endpoint: "list orders" });\n' +
      "const profile = pprof.time.stop(false, ({ context }) => context?.context ?? {});",
  },
  {
    language: "Rust",
    why: "The pprof crate labels every sample with the name of its thread.",
    code: 'std::thread::Builder::new().name("parser".into()).spawn(parse)?;',
  },
] as const;
