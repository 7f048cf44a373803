const SAMPLE_TYPE = 1;
const STRING_TABLE = 6;
/** Fields of a profile that it has once: from drop_frames to period, default_sample_type, doc_url. */
const SINGLE = new Set([7, 8, 9, 10, 11, 12, 14, 15]);

/**
 * Where one profile ends in a file and the next begins: its sample types come behind the string table of another,
 * which had some, too. What stands between them is told apart by what the first one has already, and by whether it
 * had such fields before its string table.
 */
export class ProfileBorder {
  private hasTypes = false;
  private hasStrings = false;
  private hasOtherTypes = false;
  /** Sample types came before the string table, as nearly all writers have it; it comes behind the samples then. */
  hasTypesBeforeStrings = false;
  private hasSinglesBeforeStrings = false;
  private readonly singles = new Set<number>();
  private candidate: number | undefined;
  /** Another string table, behind other sample types: that is another profile for certain. */
  hasOtherStrings = false;

  /**
   * To be told of every field, but for further ones of a run. Returns where the next profile begins once that is known:
   * at this field, or at one before it.
   * @param isCertain whether there is another: then it begins where it can
   */
  next(field: number, offset: number, isCertain: boolean): number | undefined {
    if (field === STRING_TABLE) {
      if (this.hasOtherTypes) this.hasOtherStrings = true;
      if (this.hasStrings) return undefined;
      this.hasStrings = true;
      this.hasTypesBeforeStrings = this.hasTypes;
      this.hasSinglesBeforeStrings = this.singles.size > 0;
    } else if (field === SAMPLE_TYPE) {
      this.hasTypes = true;
      if (this.hasTypesBeforeStrings) {
        this.hasOtherTypes = true;
        return this.candidate ?? offset;
      }
    } else if (SINGLE.has(field)) {
      if (this.hasTypesBeforeStrings && (this.hasSinglesBeforeStrings || this.singles.has(field))) {
        this.candidate ??= offset;
        if (isCertain) return this.candidate;
      }
      this.singles.add(field);
    }
    return undefined;
  }
}
