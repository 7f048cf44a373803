import { type Memory, readHosts, writeHosts, writeVersions } from "./remembered";
import { changeSources, sourcesStore } from "./store";

/** Lets source be fetched from a host, in this tab or in this browser for good. */
export function allowHost(host: string, memory: Memory): void {
  changeSources(({ hosts }) => ({ hosts: [...new Set([...hosts, host])] }));
  writeHosts(memory, [...new Set([...readHosts(memory), host])]);
}

/** Nothing more is fetched from a host until it is allowed again. */
export function forgetHost(host: string): void {
  changeSources(({ hosts }) => ({ hosts: hosts.filter(known => known !== host) }));
  for (const memory of ["local", "session"] as const) {
    writeHosts(
      memory,
      readHosts(memory).filter(known => known !== host),
    );
  }
}

/** Says of which version a project's files are. */
export function setVersion(project: string, version: string): void {
  changeSources(({ versions }) => ({ versions: { ...versions, [project]: version } }));
  writeVersions(sourcesStore.getState().versions);
}
