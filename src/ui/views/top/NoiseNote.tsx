import { NOISE_SIGMAS } from "../../../analysis/noise";
import type { TopComparison } from "../../../engine/protocol";

/** What the dots of a comparison mean, and how that is worked out. */
export function NoiseNote({
  comparison,
  isNormalised,
}: {
  /** Undefined while it is worked out: the line is there already, so that the table stays where it is. */
  readonly comparison: TopComparison | undefined;
  readonly isNormalised: boolean;
}) {
  if (comparison === undefined) return <p className="top-noise late muted">Adding up …</p>;
  const { countType } = comparison;
  if (countType === undefined) {
    return (
      <p className="top-noise muted">
        No sample type of this profile counts samples, so nothing can be said of sampling noise.
      </p>
    );
  }
  return (
    <details className="top-noise">
      <summary>
        <span className="top-beyond" aria-hidden /> beyond sampling noise ({NOISE_SIGMAS} sigma, by{" "}
        <bdi>{countType}</bdi>)
      </summary>
      <p>
        Profilers sample at random, so that a function seen in n samples may as well have been seen in √n more
        or less (Poisson). A change is sigma = (new − base) / √(new + base) standard deviations away from
        none, with new and base counted in <bdi>{countType}</bdi>
        {isNormalised
          ? "; new is scaled to the base's total first, and its variance by the square of that"
          : ""}
        . Of functions that did not change, about one in 370 comes to {NOISE_SIGMAS} by chance.
      </p>
      {/^samples?$/.test(countType) ? null : (
        <p>
          <bdi>{countType}</bdi> are estimates that the profiler scaled up from fewer events (as heap and
          mutex profiles do): their noise is larger than this, so take the dots as hints.
        </p>
      )}
      <p>Runs that differ for other reasons (load, machine, input) are beyond noise as well.</p>
    </details>
  );
}
