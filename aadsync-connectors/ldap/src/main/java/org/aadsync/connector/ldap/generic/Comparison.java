package org.aadsync.connector.ldap.generic;

import com.google.common.collect.Lists;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.ldap.exchange.EntrySearch;
import org.aadsync.connector.ldap.generic.Containers.Sighting;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the names and anchors of entries for those that came, or bear another name, and tells of
 * all others that they are there. What came is read as a whole; a page of entries is in memory at
 * most, and so many names. For use by one thread.
 */
final class Comparison {
  /** What was seen. */
  enum Seen {
    /** Everything. */
    ALL,
    /** Less: the server stopped because of a limit of its own. */
    LIMITED,
    /** Less: a server without pages has more that is new than can be remembered. */
    TOO_MUCH,
    /** Less: containers were renamed again and again meanwhile. */
    RESTLESS
  }

  private static final int NEWCOMERS = 500;
  private static final int NEWCOMERS_AT_ONCE = 100_000;
  private static final int ANCHORS = 100;
  private static final int MAX_LOOKS = 20;

  private final Round round;
  private final EntryReader reader;
  private final LDAPConnection connection;
  private final Place place;
  private final List<DN> newcomers = new ArrayList<>();

  Comparison(Round round, EntryReader reader, LDAPConnection connection, Place place) {
    this.round = round;
    this.reader = reader;
    this.connection = connection;
    this.place = place;
  }

  /** Looks at the whole partition, so that every object that is there is mentioned. */
  Seen everything() throws LDAPException {
    round.containers().forgetSeen();
    Seen listed = at(place.base(), true);
    Seen seen = listed == Seen.ALL ? askForTheUnmentioned() : listed;
    round.containers().removeUnseen();
    return seen;
  }

  /** Looks at what is at and below these names. */
  Seen below(List<DN> containers) throws LDAPException {
    for (DN container : containers) {
      try {
        Seen seen = at(container, false);
        if (seen != Seen.ALL) {
          return seen;
        }
      } catch (LDAPException e) {
        // It is already somewhere else, which the next delta tells.
        if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
          throw e;
        }
      }
    }
    return Seen.ALL;
  }

  /**
   * Looks again at what was seen below a container that was renamed, or moved, before it was seen
   * itself: with its new name it is nothing new to the next delta.
   */
  Seen settle() throws LDAPException {
    for (int look = 0; look < MAX_LOOKS; look++) {
      Set<DN> renamed = new LinkedHashSet<>();
      for (List<Sighting> some : Lists.partition(round.containers().takeDoubtful(), ANCHORS)) {
        if (renamed(some, renamed)) {
          return Seen.LIMITED;
        }
      }
      if (renamed.isEmpty()) {
        return Seen.ALL;
      }
      Seen seen = below(List.copyOf(renamed));
      if (seen != Seen.ALL) {
        return seen;
      }
    }
    return Seen.RESTLESS;
  }

  /** Finds what is above entries now, if it is another name; returns whether a limit stopped it. */
  private boolean renamed(List<Sighting> sightings, Set<DN> renamed) throws LDAPException {
    Map<UUID, String> parents = new HashMap<>();
    List<Filter> any = new ArrayList<>();
    for (Sighting sighting : sightings) {
      parents.put(sighting.child(), sighting.parent());
      any.add(Filter.createEqualityFilter(AnchorForm.ENTRY_UUID, sighting.child().toString()));
    }
    SearchRequest request =
        Place.below(
            place.base(),
            Filter.createORFilter(any),
            AnchorForm.ENTRY_UUID,
            reader.anchors().attribute());
    EntrySearch.Entries compare =
        entry -> {
          DN parent = entry.getParsedDN().getParent();
          if (parent != null && !parent.toNormalizedString().equals(parents.get(key(entry)))) {
            renamed.add(parent);
          }
        };
    return place.search(connection, request, compare).limited();
  }

  private @Nullable UUID key(Entry entry) {
    try {
      return reader.key(entry);
    } catch (RefusedException e) {
      return null; // looked at again, and said when it is taken
    }
  }

  private Seen at(DN base, boolean mention) throws LDAPException {
    SearchRequest request =
        Place.below(
            base,
            Filter.createPresenceFilter(AttributeNames.OBJECT_CLASS),
            AttributeNames.OBJECT_CLASS,
            AnchorForm.ENTRY_UUID,
            reader.anchors().attribute());
    boolean inPages = place.pageSize() > 0;
    EntrySearch.End end =
        place.search(
            connection,
            request,
            entry -> {
              if (round.takeName(entry, mention)) {
                return;
              }
              if (inPages || newcomers.size() < NEWCOMERS_AT_ONCE) {
                newcomers.add(entry.getParsedDN());
              }
              // Between two pages the connection is free.
              if (inPages && newcomers.size() >= NEWCOMERS) {
                readNewcomers();
              }
            });
    if (newcomers.size() >= NEWCOMERS_AT_ONCE) {
      return Seen.TOO_MUCH;
    }
    readNewcomers();
    return end.limited() ? Seen.LIMITED : Seen.ALL;
  }

  private void readNewcomers() throws LDAPException {
    for (DN name : newcomers) {
      SearchResultEntry entry = connection.getEntry(name.toString(), reader.attributes());
      if (entry != null) {
        round.take(entry);
      }
    }
    newcomers.clear();
  }

  // A search is no snapshot: an entry that moved meanwhile from its end to its beginning was not
  // among its results.
  private Seen askForTheUnmentioned() throws LDAPException {
    return read(round.unmentioned());
  }

  /**
   * Reads again what referred to what is gone: a server may have taken that out without a change of
   * their times and without telling, as OpenLDAP does for referential integrity.
   */
  Seen referrers() throws LDAPException {
    return read(round.referrers());
  }

  private Seen read(List<Anchor> anchors) throws LDAPException {
    for (List<Anchor> some : Lists.partition(anchors, ANCHORS)) {
      Filter any = Filter.createORFilter(Lists.transform(some, reader.anchors()::filter));
      SearchRequest request = Place.below(place.base(), any, reader.attributes());
      if (place.search(connection, request, round::take).limited()) {
        return Seen.LIMITED;
      }
    }
    return Seen.ALL;
  }
}
