package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.ldap.exchange.EntrySearch;

/**
 * Looks at the names and anchors of all entries of a partition for those that are gone, came, or
 * bear another name. For use by one thread.
 */
final class Comparison {
  private final Round round;
  private final EntryReader reader;
  private final LDAPConnection connection;
  private final Place place;

  Comparison(Round round, EntryReader reader, LDAPConnection connection, Place place) {
    this.round = round;
    this.reader = reader;
    this.connection = connection;
    this.place = place;
  }

  /** Compares; returns whether it saw everything. */
  boolean run() throws LDAPException {
    round.known().forgetSeen();
    List<DN> others = new ArrayList<>();
    SearchRequest request =
        Place.below(
            place.base(),
            Filter.createPresenceFilter("objectClass"),
            AnchorForm.ENTRY_UUID,
            reader.anchors().attribute());
    EntrySearch.End end =
        place.search(
            connection,
            request,
            entry -> {
              if (!isAsItWas(entry)) {
                others.add(entry.getParsedDN());
              }
            });
    for (DN name : others) {
      SearchResultEntry entry = connection.getEntry(name.toString(), reader.attributes());
      if (entry != null) {
        round.take(entry);
      }
    }
    if (!end.limited()) {
      for (UUID key : round.known().unseen()) {
        missing(key);
      }
    }
    return !end.limited();
  }

  private boolean isAsItWas(SearchResultEntry entry) {
    try {
      UUID key = reader.key(entry);
      boolean same = round.known().hasName(key, EntryReader.nameHash(EntryReader.name(entry)));
      if (same) {
        round.known().see(key);
      }
      return same;
    } catch (RefusedException e) {
      return false; // said when it is taken
    }
  }

  // A search is no snapshot: an entry that moved meanwhile from its end to its beginning was not
  // among its results.
  private void missing(UUID key) throws LDAPException {
    Filter itself =
        round.known().isSelected(key)
            ? reader.anchors().filter(round.anchorOf(key))
            : Filter.createEqualityFilter(AnchorForm.ENTRY_UUID, key.toString());
    SearchResultEntry entry =
        connection.searchForEntry(Place.below(place.base(), itself, reader.attributes()));
    if (entry == null) {
      round.gone(key);
    } else {
      round.take(entry);
    }
  }
}
