/** The mark of the app: the top of a flame graph. */
export function BrandMark({ size }: { readonly size: number }) {
  return (
    <svg
      className="brand-mark"
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="currentColor"
      aria-hidden
    >
      <rect x={1} y={2} width={16} height={3.4} rx={1} />
      <rect x={1} y={7.3} width={10} height={3.4} rx={1} opacity={0.75} />
      <rect x={1} y={12.6} width={5.5} height={3.4} rx={1} opacity={0.5} />
    </svg>
  );
}
