package org.aadsync.connector.ldap.testing;

/**
 * What a fake directory was asked since it started or since its statistics were reset.
 *
 * @param connections connections that were opened
 * @param binds binds, refused ones included
 * @param searches searches of every kind; each page and each DirSync round is one
 * @param pages searches with the paged results control
 * @param dirSyncRounds searches with the DirSync control
 * @param entries entries that were sent
 * @param adds adds
 * @param modifies modifies
 * @param modifiedValues values that the modifies named
 * @param renames renames and moves
 * @param deletes deletes
 */
public record DirectoryStatistics(
    long connections,
    long binds,
    long searches,
    long pages,
    long dirSyncRounds,
    long entries,
    long adds,
    long modifies,
    long modifiedValues,
    long renames,
    long deletes) {

  /** All requests that write. */
  public long writes() {
    return adds + modifies + renames + deletes;
  }

  /** All requests but binds: what a client waited for. */
  public long roundTrips() {
    return searches + writes();
  }
}
