import type { NameShaper } from "./shaper";

/** What the JVM numbers anew in every run: lambdas, hidden classes, proxies, generated accessors. */
export const javaHidden: NameShaper = {
  id: "java-hidden",
  example: ["com.acme.Orders$$Lambda$217/0x00000008010d3c40.apply", "com.acme.Orders$$Lambda.apply"],
  looksLike:
    /\$\$|\/0x[0-9a-f]{8}|(Generated(Method|Constructor)Accessor|LambdaForm\$\w+|\$Proxy)\d|\/\d{6,}\./,
  shape: name =>
    name
      .replaceAll(/(\$\$Lambda)(\$\d+)?[/+](0x[0-9a-f]+|\d+)/g, "$1")
      .replaceAll(/(\$\$Lambda)\$\d+(?=[./(]|$)/g, "$1")
      .replaceAll(/[/+]0x[0-9a-f]{8,16}(?=[.(]|$)/g, "")
      .replaceAll(/(\$\$\w*(?:CGLIB|ByteBuddy|SpringCGLIB))\$\$[0-9a-f]+/g, "$1")
      .replaceAll(/(Generated(?:Method|Constructor)Accessor|\$Proxy)\d+(?=\.)/g, "$1"),
};
