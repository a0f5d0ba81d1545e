package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.util.StaticUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.aadsync.connector.ldap.exchange.EntrySearch;

/**
 * Changes since an earlier time where the server knows no content synchronization: entries whose
 * {@code modifyTimestamp} (RFC 4512, 3.4) is not earlier, and a look at the names and anchors of
 * all entries for those that are gone, came back or bear another name.
 *
 * <p>Limits: the clocks of server and client may differ by {@link #OVERLAP}, no more; what was
 * changed in the overlap is read again, and not reported if it is as it was and one of the {@value
 * RecentEntries#CAPACITY} entries that are remembered. A change that leaves no new {@code
 * modifyTimestamp}, as some servers' operational attributes do, is seen by a full import only.
 * Names, object classes and anchors of the whole partition are read in each delta. For use by one
 * thread.
 */
final class Timestamps {
  /** How much earlier than the import the next one begins to look. */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  private final Round round;
  private final EntryReader reader;
  private final LDAPConnection connection;
  private final Place place;

  Timestamps(Round round, EntryReader reader, LDAPConnection connection, Place place) {
    this.round = round;
    this.reader = reader;
    this.connection = connection;
    this.place = place;
  }

  /** Returns the position of an import that begins at {@code now}. */
  static byte[] position(Instant now) {
    return StaticUtils.encodeGeneralizedTime(Date.from(now.minus(OVERLAP)))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads everything; returns whether it did. */
  boolean readAll() throws LDAPException {
    Filter all = Filter.createPresenceFilter("objectClass");
    return !place
        .search(connection, Place.below(place.base(), all, reader.attributes()), round::take)
        .limited();
  }

  /** Reads what is not as it was at {@code position}; returns what it saw. */
  Comparison.Seen readChanges(byte[] position, RecentEntries before, Comparison comparison)
      throws LDAPException {
    Filter changed =
        Filter.createORFilter(
            Filter.createGreaterOrEqualFilter("modifyTimestamp", position),
            Filter.createGreaterOrEqualFilter("createTimestamp", position));
    SearchRequest request = Place.below(place.base(), changed, reader.attributes());
    EntrySearch.End end =
        place.search(connection, request, entry -> round.takeUnlessSame(entry, before));
    return end.limited() ? Comparison.Seen.LIMITED : comparison.everything();
  }
}
